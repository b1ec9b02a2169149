package social.lindworm.config;

import java.nio.file.Path;

/// Where the database is.
public sealed interface DatabaseConfig {

    /// The embedded database in one file of the data folder.
    record Sqlite(Path file) implements DatabaseConfig {}

    /// A PostgreSQL server.
    ///
    /// @param jdbcUrl without credentials
    /// @param connections how many connections this process may hold
    record Postgres(String jdbcUrl, String user, Secret password, int connections) implements DatabaseConfig {}
}
