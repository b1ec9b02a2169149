package social.lindworm.search;

import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import social.lindworm.book.WorkId;

/// How well known works are. Lifts the better known one of two equal hits.
public final class Renown {

    private Renown() {}

    /// Keeps the number of readers of each work; a larger one that is there stays. Within the caller's transaction,
    /// which must also log a change of the works, as adding them does.
    public static void note(Handle handle, Map<WorkId, Long> readers) {
        if (readers.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch("""
                insert into book_renown (work_id, readers) values (:work, :readers)
                on conflict (work_id) do update set readers = excluded.readers where excluded.readers > book_renown.readers
                """)) {
            readers.forEach((work, count) ->
                    batch.bind("work", work.value()).bind("readers", count).add());
            batch.execute();
        }
    }
}
