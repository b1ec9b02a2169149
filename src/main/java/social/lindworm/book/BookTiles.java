package social.lindworm.book;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// Reads books for lists: one query for any number of them.
final class BookTiles {

    private static final String TILES = """
            select b.id, b.title, b.subtitle, b.languages, b.published, b.first_published, b.cover_id,
                e.work_id, e.physical_format, e.publishers, e.isbn_13, a.name as author
            from book b left join edition e on e.book_id = b.id
                left join book_author ba on ba.book_id = b.id left join author a on a.id = ba.author_id
            where b.id in (%s) order by b.id, ba.position
            """;

    private static final String THOSE = TILES.formatted("<ids>");

    private static final String BEST_OF =
            TILES.formatted("select " + BookLists.BEST_EDITION + " from book w where w.id in (<ids>)");

    private BookTiles() {}

    /// Works and editions by their ids.
    static Map<Long, BookTileRow> read(Handle handle, Collection<Long> ids) {
        return read(handle, THOSE, ids, BookTileRow::id);
    }

    /// The most complete editions of works, by the ids of the works.
    static Map<Long, BookTileRow> bestOf(Handle handle, Collection<Long> works) {
        return read(handle, BEST_OF, works, BookTileRow::workId);
    }

    private static Map<Long, BookTileRow> read(
            Handle handle, String tiles, Collection<Long> ids, Function<BookTileRow, Long> key) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<Long, BookTileRow> books = new HashMap<>();
        handle.createQuery(tiles)
                .bindList("ids", List.copyOf(ids))
                .map((row, context) -> row(row))
                .forEach(book -> books.merge(key.apply(book), book, (all, next) -> all.by(next.byline())));
        return books;
    }

    /// A row of each author.
    private static BookTileRow row(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        long work = row.getLong("work_id");
        String publishers = row.getString("publishers");
        List<String> names = publishers == null ? List.of() : JsonTexts.read(publishers);
        return new BookTileRow(
                id,
                work == 0 ? id : work,
                row.getString("title"),
                BookDetailsQueries.text(row, "subtitle"),
                BookDetailsQueries.text(row, "author"),
                JsonTexts.read(row.getString("languages")),
                BookDetailsQueries.text(row, "physical_format"),
                names.isEmpty() ? "" : names.getFirst(),
                BookDetailsQueries.text(row, "isbn_13"),
                BookRows.date(row, "published"),
                BookRows.date(row, "first_published"),
                BookDetailsQueries.id(row, "cover_id"));
    }

    static Map<Long, String> labels(Handle handle, RecordKind kind, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<Long, String> labels = new HashMap<>();
        handle.createQuery("select id, <label> from <table> where id in (<ids>)")
                .define("label", kind.isBook() ? "title" : "name")
                .define("table", kind.path())
                .bindList("ids", List.copyOf(ids))
                .map((row, context) -> Map.entry(row.getLong(1), row.getString(2)))
                .forEach(pair -> labels.put(pair.getKey(), pair.getValue()));
        return labels;
    }
}
