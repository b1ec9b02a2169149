package social.lindworm.book;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Reads books for lists: two queries for any number of them.
final class BookTiles {

    private BookTiles() {}

    static Map<Long, BookTileRow> read(Handle handle, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<Long, List<String>> authors = authors(handle, ids);
        Map<Long, BookTileRow> books = new HashMap<>();
        handle.createQuery("""
                        select b.id, b.title, b.subtitle, b.languages, b.published, b.first_published, b.cover_id,
                            e.work_id, e.physical_format, e.publishers, e.isbn_13
                        from book b left join edition e on e.book_id = b.id where b.id in (<ids>)
                        """)
                .bindList("ids", List.copyOf(ids))
                .map((row, context) -> row(row, authors))
                .forEach(book -> books.put(book.id(), book));
        return books;
    }

    private static BookTileRow row(ResultSet row, Map<Long, List<String>> authors) throws SQLException {
        long id = row.getLong("id");
        long work = row.getLong("work_id");
        String publishers = row.getString("publishers");
        List<String> names = publishers == null ? List.of() : JsonTexts.read(publishers);
        return new BookTileRow(
                id,
                work == 0 ? id : work,
                row.getString("title"),
                BookDetailsQueries.text(row, "subtitle"),
                String.join(", ", authors.getOrDefault(id, List.of())),
                JsonTexts.read(row.getString("languages")),
                BookDetailsQueries.text(row, "physical_format"),
                names.isEmpty() ? "" : names.getFirst(),
                BookDetailsQueries.text(row, "isbn_13"),
                BookRows.date(row, "published"),
                BookRows.date(row, "first_published"),
                BookDetailsQueries.id(row, "cover_id"));
    }

    private static Map<Long, List<String>> authors(Handle handle, Collection<Long> ids) {
        Map<Long, List<String>> authors = new HashMap<>();
        handle.createQuery("""
                        select ba.book_id, a.name from book_author ba join author a on a.id = ba.author_id
                        where ba.book_id in (<ids>) order by ba.book_id, ba.position
                        """)
                .bindList("ids", List.copyOf(ids))
                .map((row, context) -> Map.entry(row.getLong(1), row.getString(2)))
                .forEach(pair -> authors.computeIfAbsent(pair.getKey(), absent -> new ArrayList<>())
                        .add(pair.getValue()));
        return authors;
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
