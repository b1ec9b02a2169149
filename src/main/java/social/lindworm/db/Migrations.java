package social.lindworm.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// Forward-only schema changes: `db/migration/common` for both engines, a folder per engine for what cannot be shared.
///
/// Looking at every migration takes Flyway half a second, so a database remembers for which set of files it is
/// complete; a start with the same files asks only for that.
final class Migrations {

    private Migrations() {}

    static void run(DataSource source, Dialect dialect) {
        String fingerprint = MigrationFiles.fingerprint(folders(dialect));
        if (isAt(source, fingerprint)) {
            return;
        }
        configuration(source, dialect).load().migrate();
        remember(source, fingerprint);
    }

    /// Stops after a version, for content that is as old.
    static void runTo(DataSource source, Dialect dialect, String version) {
        configuration(source, dialect)
                .target(MigrationVersion.fromVersion(version))
                .load()
                .migrate();
    }

    static List<String> applied(DataSource source, Dialect dialect) {
        return versions(configuration(source, dialect).load().info().applied());
    }

    static List<String> pending(DataSource source, Dialect dialect) {
        return versions(configuration(source, dialect).load().info().pending());
    }

    private static List<String> versions(MigrationInfo[] migrations) {
        return Arrays.stream(migrations)
                .map(MigrationInfo::getVersion)
                .filter(Objects::nonNull)
                .map(MigrationVersion::getVersion)
                .toList();
    }

    private static List<String> folders(Dialect dialect) {
        return List.of(
                "db/migration/common", "db/migration/" + dialect.engine().name().toLowerCase(Locale.ROOT));
    }

    private static FluentConfiguration configuration(DataSource source, Dialect dialect) {
        return Flyway.configure()
                .dataSource(source)
                .locations(folders(dialect).stream().map("classpath:"::concat).toArray(String[]::new))
                .placeholders(dialect.migrationPlaceholders())
                .outOfOrder(true)
                .validateMigrationNaming(true)
                .failOnMissingLocations(false);
    }

    private static Connection connect(DataSource source) {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            // The pool says only how long it waited; what it waited for is what the database server said.
            String reason = e.getCause() instanceof SQLException told ? told.getMessage() : e.getMessage();
            throw new IllegalStateException("the database cannot be opened: " + reason, e);
        }
    }

    /// Whether the database is complete for these files. One that cannot say is migrated.
    private static boolean isAt(DataSource source, String fingerprint) {
        try (Connection connection = connect(source);
                PreparedStatement query =
                        connection.prepareStatement("select 1 from schema_complete where fingerprint = ?")) {
            query.setString(1, fingerprint);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            // No such table in an empty database.
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
