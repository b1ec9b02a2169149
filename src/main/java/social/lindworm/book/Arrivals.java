package social.lindworm.book;

import java.time.Clock;
import java.util.List;
import social.lindworm.db.Database;

/// Where records come in by the hundred: importers, other servers. Thread-safe; batches wait for each other, so that
/// two equal imports at once make no twins: the second finds what the first has added.
public final class Arrivals {

    /// What is done with an open batch.
    @FunctionalInterface
    public interface Work<T, X extends Exception> {
        T with(ArrivalBatch batch) throws X;
    }

    private static final List<String> TABLES =
            List.of("author", "author_name", "book", "book_author", "edition", "identifier", "series", "series_book");

    private final Database database;
    private final Clock clock;
    private final RecordStore store;

    /// @param language the code of the language most readers here read, for sorting and ranking
    public Arrivals(Database database, Clock clock, String language) {
        this.database = database;
        this.clock = clock;
        this.store = new RecordStore(database.dialect(), language);
    }

    /// For who brings in many batches, between the first and the second: the next ones find by what is there now, and
    /// not as in an empty catalogue.
    public void survey() {
        database.survey(TABLES);
    }

    /// Runs in one transaction: everything that `work` adds is there when it returns, nothing when it throws. A few
    /// hundred records to a batch keep both engines busy without making readers or other writers wait.
    public <T, X extends Exception> T batch(Work<T, X> work) throws X {
        return database.write(handle -> {
            store.turn(handle);
            ArrivalBatch batch = new ArrivalBatch(handle, store, clock.instant());
            T result = work.with(batch);
            batch.flush();
            return result;
        });
    }
}
