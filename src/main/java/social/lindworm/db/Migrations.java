package social.lindworm.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// Forward-only schema changes: `db/migration/common` for both engines, a folder per engine for what cannot be shared.
///
/// Looking at every migration takes Flyway half a second, so a database remembers for which set of files it is
/// complete; a start with the same files asks only for that.
final class Migrations {

    private Migrations() {}

    static void run(DataSource source, Dialect dialect) {
        List<String> folders = List.of(
                "db/migration/common", "db/migration/" + dialect.engine().name().toLowerCase(Locale.ROOT));
        String fingerprint = MigrationFiles.fingerprint(folders);
        if (isAt(source, fingerprint)) {
            return;
        }
        Flyway.configure()
                .dataSource(source)
                .locations(folders.stream().map("classpath:"::concat).toArray(String[]::new))
                .placeholders(dialect.migrationPlaceholders())
                .outOfOrder(true)
                .validateMigrationNaming(true)
                .failOnMissingLocations(false)
                .load()
                .migrate();
        remember(source, fingerprint);
    }

    /// Whether the database is complete for these files. One that cannot say is migrated.
    private static boolean isAt(DataSource source, String fingerprint) {
        try (Connection connection = source.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select 1 from schema_complete where fingerprint = ?")) {
            query.setString(1, fingerprint);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            // No such table in an empty database; a database that is away is told by Flyway right after.
            return false;
        }
    }

    private static void remember(DataSource source, String fingerprint) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists schema_complete (fingerprint text not null)");
            statement.execute("delete from schema_complete");
            try (PreparedStatement insert = connection.prepareStatement("insert into schema_complete values (?)")) {
                insert.setString(1, fingerprint);
                insert.execute();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the schema is complete but that could not be noted: " + e.getMessage(), e);
        }
    }
}
