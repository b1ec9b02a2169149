package social.lindworm.book;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import social.lindworm.book.BookDetails.Edition;
import social.lindworm.book.BookDetails.Identifier;
import social.lindworm.book.BookDetails.InSeries;
import social.lindworm.book.BookDetails.Named;
import social.lindworm.book.BookDetails.OtherEdition;

/// The queries of the book page: two, by indexes only, their cost independent of the size of the catalogue. What is
/// around the edition comes by one of them, since on a server each question costs more than its answer.
final class BookDetailsQueries {

    private static final int OTHERS = 7;

    private static final String AROUND = """
            select 'AUTHOR' as part, ba.position as place, a.id as id, a.name as name, cast(null as text) as detail,
                cast(null as text) as format, cast(null as bigint) as published, cast(null as bigint) as cover_id
            from book_author ba join author a on a.id = ba.author_id where ba.book_id = :id
            union all
            select 'SERIES', sb.id, s.id, s.name, sb.series_number, null, null, null
            from series_book sb join series s on s.id = sb.series_id where sb.work_id = :work
            union all
            select 'IDENTIFIER', 0, position, scheme, value, owner_kind, null, null
            from identifier where owner_kind = 'EDITION' and owner_id = :id
            union all
            select 'IDENTIFIER', 1, position, scheme, value, owner_kind, null, null
            from identifier where owner_kind = 'WORK' and owner_id = :work
            union all
            select 'OTHER', -o.edition_rank, b.id, b.title, b.languages, o.physical_format, b.published, b.cover_id
            from (select book_id, edition_rank, physical_format from edition where work_id = :work
                order by edition_rank desc, book_id limit :count) o join book b on b.id = o.book_id
            order by part, place, id, name
            """;

    private BookDetailsQueries() {}

    static Optional<BookDetails> find(Handle handle, long id) {
        return edition(handle, id).map(edition -> around(handle, edition));
    }

    private static BookDetails around(Handle handle, Edition edition) {
        List<Named> authors = new ArrayList<>();
        List<InSeries> series = new ArrayList<>();
        List<Identifier> identifiers = new ArrayList<>();
        List<OtherEdition> editions = new ArrayList<>();
        handle.createQuery(AROUND)
                .bind("id", edition.id())
                .bind("work", edition.workId())
                .bind("count", OTHERS)
                .scanResultSet((rows, context) -> {
                    ResultSet row = rows.get();
                    while (row.next()) {
                        switch (row.getString(1)) {
                            case "AUTHOR" -> authors.add(new Named(row.getLong(3), row.getString(4)));
                            case "SERIES" ->
                                series.add(new InSeries(row.getLong(3), row.getString(4), row.getString(5)));
                            case "IDENTIFIER" -> identifiers.add(identifier(row));
                            default -> editions.add(other(row));
                        }
                    }
                    return editions.size();
                });
        return new BookDetails(
                edition,
                List.copyOf(authors),
                List.copyOf(series),
                List.copyOf(identifiers),
                editions.stream().filter(other -> other.id() != edition.id()).toList(),
                editions.size() < OTHERS ? editions.size() : count(handle, edition.workId()));
    }

    private static Identifier identifier(ResultSet row) throws SQLException {
        return new Identifier(
                RecordKind.valueOf(row.getString(6)),
                Field.of(row.getString(4)).orElse(Field.ORIGIN),
                row.getString(5));
    }

    private static OtherEdition other(ResultSet row) throws SQLException {
        return new OtherEdition(
                row.getLong(3),
                row.getString(4),
                JsonTexts.read(row.getString(5)),
                text(row, "format"),
                BookRows.date(row, "published"),
                id(row, "cover_id"));
    }

    /// A work's id gives its most complete edition.
    private static Optional<Edition> edition(Handle handle, long id) {
        return handle.createQuery("""
                        select b.id, b.title, b.subtitle, b.description, b.languages, b.subjects, b.subject_places,
                            b.first_published, b.published, b.cover_id, e.work_id, e.isbn_13, e.isbn_10, e.oclc, e.pages,
                            e.physical_format, e.physical_format_detail, e.publishers
                        from book b left join edition e on e.book_id = b.id
                        where b.id = coalesce(
                            (select x.book_id from edition x where x.work_id = :id
                                order by x.edition_rank desc, x.book_id limit 1),
                            :id)
                        """)
                .bind("id", id)
                .map((row, context) -> edition(row))
                .findOne();
    }

    private static Edition edition(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        long work = row.getLong("work_id");
        return new Edition(
                id,
                work == 0 ? id : work,
                row.getString("title"),
                text(row, "subtitle"),
                text(row, "description"),
                JsonTexts.read(row.getString("languages")),
                JsonTexts.read(row.getString("subjects")),
                JsonTexts.read(row.getString("subject_places")),
                work == 0 ? List.of() : JsonTexts.read(row.getString("publishers")),
                BookRows.date(row, "first_published"),
                BookRows.date(row, "published"),
                id(row, "cover_id"),
                text(row, "isbn_13"),
                text(row, "isbn_10"),
                text(row, "oclc"),
                row.getLong("pages"),
                text(row, "physical_format"),
                text(row, "physical_format_detail"));
    }

    static long count(Handle handle, long work) {
        return handle.createQuery("select count(*) from edition where work_id = :id")
                .bind("id", work)
                .mapTo(Long.class)
                .one();
    }

    static String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    static @Nullable Long id(ResultSet row, String column) throws SQLException {
        long id = row.getLong(column);
        return row.wasNull() ? null : id;
    }
}
