package social.lindworm.book;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import social.lindworm.db.Database;

/// Finds what a typed name or title may already stand for, so that people do not make twins. Thread-safe.
public final class Matches {

    private static final int AT_MOST = 5;
    private static final int TITLES = 3;

    /// Somebody or something that might be meant.
    ///
    /// @param titles some of their books, to tell them apart by
    public record Match(long id, String label, List<String> titles) {}

    private final Database database;

    public Matches(Database database) {
        this.database = database;
    }

    /// Authors of that name, however it is spaced, accented or turned round.
    public List<Match> authors(String name) {
        return database.read(handle -> handle
                .createQuery("""
                        select a.id, a.name from author_name n join author a on a.id = n.author_id
                        where n.name_key = :key order by a.id limit :count
                        """)
                .bind("key", NameKey.ofPerson(name))
                .bind("count", AT_MOST)
                .map((row, context) -> new Match(row.getLong(1), row.getString(2), List.of()))
                .list()
                .stream()
                .map(match -> new Match(match.id(), match.label(), titlesBy(handle, match.id())))
                .toList());
    }

    /// Series of that name.
    public List<Match> series(String name) {
        return database.read(handle -> handle
                .createQuery("select id, name from series where name_folded = :key order by id limit :count")
                .bind("key", NameKey.lettersAndDigits(name))
                .bind("count", AT_MOST)
                .map((row, context) -> new Match(row.getLong(1), row.getString(2), List.of()))
                .list()
                .stream()
                .map(match -> new Match(match.id(), match.label(), titlesIn(handle, match.id())))
                .toList());
    }

    /// Works with that title; those of one of the authors first, and only those when some of the authors are known.
    ///
    /// @param authors ids of known authors
    public List<Match> works(String title, Collection<Long> authors) {
        return database.read(handle -> {
            List<Match> matches = new ArrayList<>();
            handle.createQuery("""
                            select distinct coalesce(e.work_id, b.id) from book b left join edition e on e.book_id = b.id
                            where b.title_folded = :key limit 50
                            """)
                    .bind("key", NameKey.lettersAndDigits(title))
                    .mapTo(Long.class)
                    .list()
                    .forEach(work -> addWork(handle, work, authors, matches));
            return List.copyOf(matches);
        });
    }

    private static void addWork(Handle handle, long work, Collection<Long> authors, List<Match> matches) {
        if (matches.size() >= AT_MOST) {
            return;
        }
        List<BookDetails.Named> wrote = handle.createQuery("""
                        select a.id, a.name from book_author ba join author a on a.id = ba.author_id
                        where ba.book_id = :id order by ba.position
                        """)
                .bind("id", work)
                .map((row, context) -> new BookDetails.Named(row.getLong(1), row.getString(2)))
                .list();
        boolean fits = authors.isEmpty()
                || wrote.isEmpty()
                || wrote.stream().anyMatch(author -> authors.contains(author.id()));
        if (fits) {
            String title =
                    BookTiles.labels(handle, RecordKind.WORK, List.of(work)).getOrDefault(work, "");
            matches.add(new Match(
                    work, title, wrote.stream().map(BookDetails.Named::name).toList()));
        }
    }

    private static List<String> titlesBy(Handle handle, long author) {
        return handle.createQuery("""
                        select b.title from book_author ba join book b on b.id = ba.book_id
                        where ba.author_id = :id group by b.title order by min(b.id) limit :count
                        """)
                .bind("id", author)
                .bind("count", TITLES)
                .mapTo(String.class)
                .list();
    }

    private static List<String> titlesIn(Handle handle, long series) {
        return handle.createQuery("""
                        select b.title from series_book sb join book b on b.id = sb.work_id
                        where sb.series_id = :id order by sb.number_sort, b.id limit :count
                        """)
                .bind("id", series)
                .bind("count", TITLES)
                .mapTo(String.class)
                .list();
    }
}
