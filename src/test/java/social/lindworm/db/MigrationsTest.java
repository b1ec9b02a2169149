package social.lindworm.db;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

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
}
