package social.lindworm.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import social.lindworm.book.BookTileRow;
import social.lindworm.book.Books;
import social.lindworm.book.PartialDate;
import social.lindworm.book.RecordKind;
import social.lindworm.db.Database;

/// Hits as the database has them now, with a fixed number of queries for any number of hits. What was deleted since
/// the index last heard is left out. Thread-safe.
public final class Results {

    private static final int TITLES = 3;

    private static final String KNOWN_BY = known("""
            select ba.author_id as owner, ba.book_id as work from book_author ba
            join book w on w.id = ba.book_id and w.kind = 'WORK' where ba.author_id in (<ids>)
            """);

    private static final String KNOWN_IN =
            known("select series_id as owner, work_id as work from series_book where series_id in (<ids>)");

    /// A work, shown by its most complete edition.
    ///
    /// @param year of first publication, else of the edition, as the calendar counts; null if neither is known
    /// @param series with the number in it, such as `Earthsea 2`
    public record Book(BookTileRow tile, @Nullable Integer year, List<String> series, float confidence) {}

    /// An author or a series.
    ///
    /// @param books how many works there are
    /// @param titles some of the best known
    public record Named(long id, String name, int books, List<String> titles) {}

    private final Database database;
    private final Books books;

    public Results(Database database, Books books) {
        this.database = database;
        this.books = books;
    }

    /// Two queries.
    public List<Book> books(List<Found.Hit> hits) {
        if (hits.isEmpty()) {
            return List.of();
        }
        List<Long> works = hits.stream().map(Found.Hit::id).toList();
        Map<Long, BookTileRow> tiles = books.bestEditions(works);
        Map<Long, List<String>> series = database.read(handle -> seriesOf(handle, works));
        List<Book> found = new ArrayList<>();
        for (Found.Hit hit : hits) {
            BookTileRow tile = tiles.get(hit.id());
            if (tile != null) {
                found.add(new Book(tile, year(tile), series.getOrDefault(hit.id(), List.of()), hit.confidence()));
            }
        }
        return found;
    }

    /// The edition of that ISBN itself, not the best one of its work. One query.
    public List<Book> edition(long id) {
        return books.tiles(List.of(id)).stream()
                .map(tile -> new Book(tile, year(tile), List.of(), 1))
                .toList();
    }

    /// Two queries.
    public List<Named> named(Kind kind, List<Found.Hit> hits) {
        if (hits.isEmpty()) {
            return List.of();
        }
        boolean authors = kind == Kind.AUTHOR;
        List<Long> ids = hits.stream().map(Found.Hit::id).toList();
        Map<Long, String> names = books.labels(authors ? RecordKind.AUTHOR : RecordKind.SERIES, ids);
        Map<Long, Integer> counts = new HashMap<>();
        Map<Long, List<String>> titles = new HashMap<>();
        database.read(handle -> handle.createQuery(authors ? KNOWN_BY : KNOWN_IN)
                .bindList("ids", ids)
                .bind("titles", TITLES)
                .scanResultSet((rows, context) -> {
                    var row = rows.get();
                    while (row.next()) {
                        counts.put(row.getLong(1), row.getInt(3));
                        titles.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                                .add(row.getString(2));
                    }
                    return counts.size();
                }));
        return ids.stream()
                .filter(names::containsKey)
                .map(id -> new Named(
                        id, names.getOrDefault(id, ""), counts.getOrDefault(id, 0), titles.getOrDefault(id, List.of())))
                .toList();
    }

    /// @param source pairs of `owner` and `work`
    private static String known(String source) {
        return """
            select owner, title, books from (
                select x.owner, b.title, count(*) over (partition by x.owner) as books,
                    row_number() over (partition by x.owner order by coalesce(r.readers, 0) desc, b.id) as place
                from (%s) x join book b on b.id = x.work left join book_renown r on r.work_id = b.id) known
            where place <= :titles order by owner, place
            """.formatted(source);
    }

    private static Map<Long, List<String>> seriesOf(Handle handle, Collection<Long> works) {
        Map<Long, List<String>> series = new HashMap<>();
        handle.createQuery("""
                        select sb.work_id, s.name, sb.series_number from series_book sb join series s on s.id = sb.series_id
                        where sb.work_id in (<ids>) order by sb.work_id, sb.id
                        """)
                .bindList("ids", List.copyOf(works))
                .map((row, context) -> Map.entry(row.getLong(1), (row.getString(2) + " " + row.getString(3)).strip()))
                .forEach(pair -> series.computeIfAbsent(pair.getKey(), id -> new ArrayList<>())
                        .add(pair.getValue()));
        return series;
    }

    private static @Nullable Integer year(BookTileRow tile) {
        PartialDate date = tile.firstPublished() != null ? tile.firstPublished() : tile.published();
        return date == null ? null : date.year();
    }
}
