package social.lindworm.book;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import social.lindworm.db.Database;

/// Reads the catalogue for pages and other features. Thread-safe.
public final class Books {

    /// Part of a longer list.
    ///
    /// @param total how many there are in all
    public record Part<T>(List<T> rows, long total) {}

    /// A work in a series.
    ///
    /// @param number as written, may be empty
    public record Member(String number, BookTileRow book) {}

    private final Database database;
    private final RecordStore store;

    /// @param language the code of the language most readers here read, for sorting and ranking
    public Books(Database database, String language) {
        this.database = database;
        this.store = new RecordStore(database.dialect(), language);
    }

    /// How much the catalogue holds.
    public record Counts(long works, long editions, long authors) {}

    public Counts counts() {
        return database.read(BookLists::counts);
    }

    /// The edition of that id, or the most complete edition of the work of that id.
    public Optional<BookDetails> details(long id) {
        return database.read(handle -> BookDetailsQueries.find(handle, id));
    }

    /// Where an absorbed record went.
    public Optional<RecordRef> survivor(RecordRef absorbed) {
        return database.read(handle -> Redirects.follow(handle, absorbed));
    }

    /// A record with all its facts.
    public Optional<CatalogueRecord> record(RecordRef ref) {
        return database.read(handle -> store.find(handle, ref));
    }

    /// The work or edition of that id.
    public Optional<CatalogueRecord> book(long id) {
        return database.read(
                handle -> store.find(handle, RecordRef.edition(id)).or(() -> store.find(handle, RecordRef.work(id))));
    }

    /// Those books in the order asked for; unknown ids are left out. One query, whatever their number.
    public List<BookTileRow> tiles(Collection<Long> ids) {
        return database.read(handle -> inOrder(ids, BookTiles.read(handle, ids)));
    }

    /// The most complete editions of those works, by the ids of the works; unknown ones are left out. One query.
    public Map<Long, BookTileRow> bestEditions(Collection<Long> works) {
        return database.read(handle -> BookTiles.bestOf(handle, works));
    }

    /// Names of authors or series and titles of books, of those that exist. One query.
    public Map<Long, String> labels(RecordKind kind, Collection<Long> ids) {
        return database.read(handle -> BookTiles.labels(handle, kind, ids));
    }

    /// The best editions of the works that came last, the newest first.
    public List<BookTileRow> newest(int count) {
        return database.read(handle -> {
            List<Long> ids = BookLists.newest(handle, count);
            return inOrder(ids, BookTiles.read(handle, ids));
        });
    }

    /// What somebody wrote, one edition of each work, in the order of first publication.
    public Part<BookTileRow> by(AuthorId author, int page, int perPage) {
        return database.read(handle -> {
            Part<Long> ids = BookLists.by(handle, author, page, perPage);
            return new Part<>(inOrder(ids.rows(), BookTiles.read(handle, ids.rows())), ids.total());
        });
    }

    /// The works of a series in their order, one edition of each.
    public List<Member> members(SeriesId series) {
        return database.read(handle -> {
            List<BookLists.Place> places = BookLists.members(handle, series);
            Map<Long, BookTileRow> books = BookTiles.read(
                    handle, places.stream().map(BookLists.Place::book).toList());
            List<Member> members = new ArrayList<>(places.size());
            for (BookLists.Place place : places) {
                BookTileRow book = books.get(place.book());
                if (book != null) {
                    members.add(new Member(place.number(), book));
                }
            }
            return members;
        });
    }

    /// The editions of a work that pass the filter, the most complete first.
    public Part<BookTileRow> editions(WorkId work, EditionFilter filter) {
        return database.read(handle -> {
            List<Long> all = BookLists.editions(handle, work, filter);
            List<Long> ids = all.subList(
                    Math.min(filter.offset(), all.size()), Math.min(filter.offset() + filter.count(), all.size()));
            return new Part<>(inOrder(ids, BookTiles.read(handle, ids)), all.size());
        });
    }

    /// The languages and formats that editions of the work have, for its filters.
    public EditionFilter.Options editionOptions(WorkId work) {
        return database.read(handle -> BookLists.options(handle, work));
    }

    /// The edition with that number.
    public Optional<RecordRef> byIsbn(Isbn isbn) {
        return database.read(handle -> handle.createQuery("select book_id from edition where isbn_13 = :isbn")
                .bind("isbn", isbn.thirteen())
                .mapTo(Long.class)
                .findOne()
                .map(RecordRef::edition));
    }

    /// The history of a record, the newest first.
    ///
    /// @param before only revisions with a lower number
    public List<Revision> history(RecordRef ref, long before, int count) {
        return database.read(handle -> RevisionStore.newest(handle, ref, before, count));
    }

    public Optional<Revision> revision(RecordRef ref, long number) {
        return database.read(handle -> RevisionStore.find(handle, ref, number));
    }

    private static List<BookTileRow> inOrder(Collection<Long> ids, Map<Long, BookTileRow> books) {
        List<BookTileRow> rows = new ArrayList<>(ids.size());
        for (long id : new LinkedHashSet<>(ids)) {
            BookTileRow row = books.get(id);
            if (row != null) {
                rows.add(row);
            }
        }
        return rows;
    }
}
