package social.lindworm.db;

import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// Forward-only schema changes: `db/migration/common` for both engines, a folder per engine for what cannot be shared.
final class Migrations {

    private Migrations() {}

    static void run(DataSource source, Dialect dialect) {
        Flyway.configure()
                .dataSource(source)
                .locations(
                        "classpath:db/migration/common",
                        "classpath:db/migration/" + dialect.engine().name().toLowerCase(Locale.ROOT))
                .placeholders(dialect.migrationPlaceholders())
                .outOfOrder(true)
                .validateMigrationNaming(true)
                .failOnMissingLocations(false)
                .load()
                .migrate();
    }
}
