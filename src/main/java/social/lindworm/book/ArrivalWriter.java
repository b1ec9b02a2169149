package social.lindworm.book;

import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Writes many new records with one JDBC batch per table, in the order in which the tables point at each other.
final class ArrivalWriter {

    private final Handle handle;
    private final BookRows books;
    private final Stamp stamp;

    ArrivalWriter(Handle handle, BookRows books, Stamp stamp) {
        this.handle = handle;
        this.books = books;
        this.stamp = stamp;
    }

    void write(Map<RecordRef, Facts> records) {
        insert(AuthorRows.INSERT, records, (batch, entry) -> {
            if (entry.getKey().kind() == RecordKind.AUTHOR) {
                AuthorRows.bind(batch, entry.getKey().id(), entry.getValue(), stamp)
                        .add();
            }
        });
        insert(AuthorRows.INSERT_NAME, records, (batch, entry) -> {
            if (entry.getKey().kind() == RecordKind.AUTHOR) {
                long id = entry.getKey().id();
                AuthorRows.nameKeys(entry.getValue())
                        .forEach(key -> batch.bind("key", key).bind("id", id).add());
            }
        });
        insert(SeriesRows.INSERT, records, (batch, entry) -> {
            if (entry.getKey().kind() == RecordKind.SERIES) {
                SeriesRows.bind(batch, entry.getKey().id(), entry.getValue(), stamp)
                        .add();
            }
        });
        insert(BookRows.INSERT_BOOK, records, (batch, entry) -> {
            if (entry.getKey().kind().isBook()) {
                books.bindBook(batch, entry.getKey(), entry.getValue(), stamp).add();
            }
        });
        insert(BookRows.INSERT_EDITION, records, (batch, entry) -> {
            if (entry.getKey().kind() == RecordKind.EDITION) {
                books.bindEdition(batch, entry.getKey().id(), entry.getValue()).add();
            }
        });
        writeLinks(records);
        logChanges("select kind, id from book", RecordKind::isBook, records.keySet());
        logChanges("select 'AUTHOR', id from author", RecordKind.AUTHOR::equals, records.keySet());
        logChanges("select 'SERIES', id from series", RecordKind.SERIES::equals, records.keySet());
    }

    private void writeLinks(Map<RecordRef, Facts> records) {
        insert(
                LinkRows.INSERT_AUTHOR,
                records,
                (batch, entry) -> LinkRows.addAuthors(batch, entry.getKey().id(), entry.getValue()));
        insert(
                LinkRows.INSERT_PLACE,
                records,
                (batch, entry) -> LinkRows.addPlaces(batch, entry.getKey().id(), entry.getValue()));
        insert(
                LinkRows.INSERT_IDENTIFIER,
                records,
                (batch, entry) -> entry.getValue().fields().stream()
                        .filter(field -> field.shape() == Field.Shape.IDENTIFIER)
                        .forEach(field -> LinkRows.addIdentifiers(batch, entry.getKey(), field, entry.getValue())));
    }

    /// The records have the newest ids of their tables, and no other transaction adds to these during our turn.
    private void logChanges(String select, Predicate<RecordKind> kinds, Set<RecordRef> written) {
        LongSummaryStatistics ids = written.stream()
                .filter(ref -> kinds.test(ref.kind()))
                .mapToLong(RecordRef::id)
                .summaryStatistics();
        if (ids.getCount() > 0) {
            handle.createUpdate("insert into book_change (kind, subject_id) " + select
                            + " where id >= :first and id <= :last")
                    .bind("first", ids.getMin())
                    .bind("last", ids.getMax())
                    .execute();
        }
    }

    private void insert(
            String sql, Map<RecordRef, Facts> records, BiConsumer<PreparedBatch, Map.Entry<RecordRef, Facts>> row) {
        try (PreparedBatch batch = handle.prepareBatch(sql)) {
            records.entrySet().forEach(entry -> row.accept(batch, entry));
            if (batch.size() > 0) {
                batch.execute();
            }
        }
    }
}
