package social.lindworm.book;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import social.lindworm.db.Dialect;

/// Records of all kinds by their facts. Every writing method expects a handle inside a transaction that has taken its
/// [#turn].
final class RecordStore {

    private final Dialect dialect;
    private final BookRows books;

    RecordStore(Dialect dialect, String language) {
        this.dialect = dialect;
        this.books = new BookRows(language);
    }

    /// Waits until no other transaction changes the catalogue. After it, looking first and writing then is safe on both
    /// engines, and the ids in the change log rise in the order of the commits.
    void turn(Handle handle) {
        handle.execute("update catalogue_turn set taken = taken + 1 where id = 1");
    }

    Optional<CatalogueRecord> find(Handle handle, RecordRef ref) {
        Optional<CatalogueRecord> row = switch (ref.kind()) {
            case WORK, EDITION -> books.find(handle, ref);
            case AUTHOR -> AuthorRows.find(handle, ref);
            case SERIES -> SeriesRows.find(handle, ref);
        };
        return row.map(found -> new CatalogueRecord(
                ref,
                LinkRows.read(handle, ref, found.facts()),
                found.version(),
                found.created(),
                found.updated(),
                found.editor()));
    }

    List<Long> reserveIds(Handle handle, RecordKind kind, int count) {
        return handle.createQuery(dialect.reserveIds(table(kind)))
                .bind("count", count)
                .mapTo(Long.class)
                .list();
    }

    /// Whether ids are reserved for good, even before rows with them are written.
    boolean keepsReservedIds() {
        return dialect.keepsReservedIds();
    }

    RecordRef insert(Handle handle, RecordKind kind, Facts facts, Stamp stamp) {
        RecordRef ref = new RecordRef(kind, reserveIds(handle, kind, 1).getFirst());
        insertAs(handle, ref, facts, stamp);
        return ref;
    }

    /// Inserts under an id that is free, such as the one the record had before it was merged away.
    void insertAs(Handle handle, RecordRef ref, Facts facts, Stamp stamp) {
        Facts own = facts.limitedTo(ref.kind());
        switch (ref.kind()) {
            case WORK, EDITION -> books.insert(handle, ref, own, stamp);
            case AUTHOR -> AuthorRows.insert(handle, ref, own, stamp);
            case SERIES -> SeriesRows.insert(handle, ref, own, stamp);
        }
        LinkRows.write(handle, ref, Facts.NONE, own);
        logChange(handle, ref);
    }

    void update(Handle handle, CatalogueRecord before, Facts facts, Stamp stamp) {
        RecordRef ref = before.ref();
        Facts own = facts.limitedTo(ref.kind());
        switch (ref.kind()) {
            case WORK, EDITION -> books.update(handle, ref, own, stamp);
            case AUTHOR -> AuthorRows.update(handle, ref, own, stamp);
            case SERIES -> SeriesRows.update(handle, ref, own, stamp);
        }
        LinkRows.write(handle, ref, before.facts(), own);
        logChange(handle, ref);
    }

    void delete(Handle handle, RecordRef ref) {
        handle.createUpdate("delete from identifier where owner_kind = :kind and owner_id = :id")
                .bind("kind", ref.kind().name())
                .bind("id", ref.id())
                .execute();
        handle.createUpdate("delete from " + table(ref.kind()) + " where id = :id")
                .bind("id", ref.id())
                .execute();
        logChange(handle, ref);
    }

    void logChange(Handle handle, RecordRef ref) {
        handle.execute(
                "insert into book_change (kind, subject_id) values (?, ?)",
                ref.kind().name(),
                ref.id());
    }

    BookRows books() {
        return books;
    }

    private static String table(RecordKind kind) {
        return switch (kind) {
            case WORK, EDITION -> "book";
            case AUTHOR -> "author";
            case SERIES -> "series";
        };
    }
}
