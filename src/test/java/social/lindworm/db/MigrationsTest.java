package social.lindworm.db;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLException;
import social.lindworm.config.DatabaseConfig;

class MigrationsTest {

    @Test
    void aDatabaseThatIsAwayIsToldInOneSentence() {
        PGSimpleDataSource nobody = new PGSimpleDataSource();
        nobody.setURL("jdbc:postgresql://127.0.0.1:1/none");

        assertThatThrownBy(() -> Migrations.run(nobody, Dialect.of(Engine.POSTGRESQL)))
                .hasMessageStartingWith("the database cannot be opened: ")
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageNotContainingAny("SQL State", "\n");
    }

    @Test
    void aDatabaseThatIsNotThereIsToldAtOnce() {
        DatabaseConfig.Postgres there = (DatabaseConfig.Postgres) TestDatabase.freshConfig(Engine.POSTGRESQL);
        String nowhere = there.jdbcUrl().replaceFirst("/[^/]+$", "/nowhere");

        try (Database database =
                Database.open(new DatabaseConfig.Postgres(nowhere, there.user(), there.password(), 2))) {
            assertThatThrownBy(database::migrate)
                    .hasMessageStartingWith("the database cannot be opened: ")
                    .hasMessageContaining("\"nowhere\" does not exist")
                    .hasCauseInstanceOf(PSQLException.class);
        }
    }
}
