package social.lindworm.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import social.lindworm.db.Database;
import social.lindworm.db.Engine;
import social.lindworm.db.TestDatabase;

class EntryStoreTest {

    @Test
    void identifiersAreLookedUpByTheirOwnerAndNotAllRead() {
        try (Database database = TestDatabase.fresh(Engine.SQLITE)) {
            List<String> plan =
                    database.read(handle -> handle.createQuery("explain query plan " + EntryStore.IDENTIFIERS)
                            .bindList("ids", List.of(1L, 2L, 3L))
                            .map((row, context) -> row.getString("detail"))
                            .list());

            assertThat(plan)
                    .filteredOn(step -> step.contains("identifier_by_owner"))
                    .hasSize(2)
                    .allMatch(step -> step.contains("owner_kind=? AND owner_id=?"));
        }
    }
}
