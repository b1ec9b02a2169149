package social.lindworm.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import social.lindworm.common.Folded;

/// Which books stand in which list.
final class BookLists {

    private static final int LONGEST_SERIES = 1_000;
    private static final String WORKS_BY = """
            with works as (
                select distinct coalesce(e.work_id, ba.book_id) as id
                from book_author ba left join edition e on e.book_id = ba.book_id
                where ba.author_id = :author)
            """;
    static final String BEST_EDITION = """
            coalesce((select x.book_id from edition x where x.work_id = w.id
                order by x.edition_rank desc, x.book_id limit 1), w.id)
            """;

    /// @param book an edition of the work
    record Place(String number, long book) {}

    private BookLists() {}

    /// Books with the number of all of them, which costs no further look.
    static Books.Part<Long> by(Handle handle, AuthorId author, int page, int perPage) {
        List<Long> total = new ArrayList<>();
        List<Long> ids = handle.createQuery(WORKS_BY + "select " + BEST_EDITION + """
                        , count(*) over () from works join book w on w.id = works.id
                        order by w.first_published is null, w.first_published, w.sort_title, w.id
                        limit :count offset :offset
                        """)
                .bind("author", author.value())
                .bind("count", perPage)
                .bind("offset", (page - 1L) * perPage)
                .map((row, context) -> {
                    total.add(row.getLong(2));
                    return row.getLong(1);
                })
                .list();
        // A page behind the last has no rows to tell it.
        return new Books.Part<>(ids, total.isEmpty() ? countBy(handle, author) : total.getFirst());
    }

    static List<Long> newest(Handle handle, int count) {
        return handle.createQuery("select " + BEST_EDITION + """
                        from book w where w.kind = 'WORK' order by w.id desc limit :count
                        """)
                .bind("count", count)
                .mapTo(Long.class)
                .list();
    }

    static Books.Counts counts(Handle handle) {
        return handle.createQuery("""
                        select (select count(*) from book where kind = 'WORK') as works,
                            (select count(*) from edition) as editions, (select count(*) from author) as authors
                        """)
                .map((row, context) ->
                        new Books.Counts(row.getLong("works"), row.getLong("editions"), row.getLong("authors")))
                .one();
    }

    private static long countBy(Handle handle, AuthorId author) {
        return handle.createQuery(WORKS_BY + "select count(*) from works")
                .bind("author", author.value())
                .mapTo(Long.class)
                .one();
    }

    static List<Place> members(Handle handle, SeriesId series) {
        return handle.createQuery("select sb.series_number, " + BEST_EDITION + """
                        from series_book sb join book w on w.id = sb.work_id where sb.series_id = :series
                        order by sb.number_sort, sb.series_number, sb.work_id limit :count
                        """)
                .bind("series", series.value())
                .bind("count", LONGEST_SERIES)
                .map((row, context) -> new Place(row.getString(1), row.getLong(2)))
                .list();
    }

    static List<Long> editions(Handle handle, WorkId work, EditionFilter filter) {
        String text = Folded.of(filter.text());
        String digits = filter.text().replaceAll("[^0-9Xx]", "");
        return handle
                .createQuery("""
                        select b.id, b.title, b.languages, e.physical_format, e.publishers, e.isbn_13, e.isbn_10
                        from edition e join book b on b.id = e.book_id where e.work_id = :work
                        order by e.edition_rank desc, e.book_id
                        """)
                .bind("work", work.value())
                .map((row, context) -> {
                    String isbns = row.getString(6) + ' ' + row.getString(7);
                    boolean found = text.isEmpty()
                            || Folded.of(row.getString(2)).contains(text)
                            || Folded.of(row.getString(5)).contains(text)
                            || (!digits.isEmpty() && isbns.contains(digits));
                    boolean language = filter.language().isEmpty()
                            || JsonTexts.read(row.getString(3)).contains(filter.language());
                    boolean format =
                            filter.format().isEmpty() || filter.format().equals(row.getString(4));
                    return Map.entry(row.getLong(1), found && language && format);
                })
                .stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
    }

    static EditionFilter.Options options(Handle handle, WorkId work) {
        TreeSet<String> languages = new TreeSet<>();
        TreeSet<String> formats = new TreeSet<>();
        handle.createQuery("""
                        select distinct b.languages, coalesce(e.physical_format, '')
                        from edition e join book b on b.id = e.book_id where e.work_id = :work
                        """)
                .bind("work", work.value())
                .map((row, context) -> Map.entry(JsonTexts.read(row.getString(1)), row.getString(2)))
                .forEach(pair -> {
                    languages.addAll(pair.getKey());
                    formats.add(pair.getValue());
                });
        formats.remove("");
        return new EditionFilter.Options(List.copyOf(languages), List.copyOf(formats));
    }
}
