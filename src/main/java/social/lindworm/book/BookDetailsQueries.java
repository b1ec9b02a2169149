package social.lindworm.book;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import social.lindworm.book.BookDetails.Edition;
import social.lindworm.book.BookDetails.Identifier;
import social.lindworm.book.BookDetails.InSeries;
import social.lindworm.book.BookDetails.Named;
import social.lindworm.book.BookDetails.OtherEdition;

/// The queries of the book page: five, each by an index, their cost independent of the size of the catalogue.
final class BookDetailsQueries {

    private static final int OTHERS = 7;

    private BookDetailsQueries() {}

    static Optional<BookDetails> find(Handle handle, long id) {
        return edition(handle, id).map(edition -> {
            List<OtherEdition> others = others(handle, edition);
            return new BookDetails(
                    edition,
                    authors(handle, edition.id()),
                    series(handle, edition.workId()),
                    identifiers(handle, edition),
                    others.stream().filter(other -> other.id() != edition.id()).toList(),
                    others.size() < OTHERS ? others.size() : count(handle, edition.workId()));
        });
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

    private static List<Named> authors(Handle handle, long book) {
        return handle.createQuery("""
                        select a.id, a.name from book_author ba join author a on a.id = ba.author_id
                        where ba.book_id = :id order by ba.position
                        """)
                .bind("id", book)
                .map((row, context) -> new Named(row.getLong(1), row.getString(2)))
                .list();
    }

    private static List<InSeries> series(Handle handle, long work) {
        return handle.createQuery("""
                        select s.id, s.name, sb.series_number from series_book sb join series s on s.id = sb.series_id
                        where sb.work_id = :id order by sb.id
                        """)
                .bind("id", work)
                .map((row, context) -> new InSeries(row.getLong(1), row.getString(2), row.getString(3)))
                .list();
    }

    private static List<Identifier> identifiers(Handle handle, Edition edition) {
        return handle.createQuery("""
                        select owner_kind, scheme, value from identifier where owner_kind = 'EDITION' and owner_id = :id
                        union all
                        select owner_kind, scheme, value from identifier where owner_kind = 'WORK' and owner_id = :work
                        """)
                .bind("id", edition.id())
                .bind("work", edition.workId())
                .map((row, context) -> new Identifier(
                        RecordKind.valueOf(row.getString(1)),
                        Field.of(row.getString(2)).orElse(Field.ORIGIN),
                        row.getString(3)))
                .list();
    }

    private static List<OtherEdition> others(Handle handle, Edition edition) {
        return handle.createQuery("""
                        select b.id, b.title, b.languages, e.physical_format, b.published, b.cover_id
                        from edition e join book b on b.id = e.book_id where e.work_id = :work
                        order by e.edition_rank desc, e.book_id limit :count
                        """)
                .bind("work", edition.workId())
                .bind("count", OTHERS)
                .map((row, context) -> new OtherEdition(
                        row.getLong(1),
                        row.getString(2),
                        JsonTexts.read(row.getString(3)),
                        text(row, "physical_format"),
                        BookRows.date(row, "published"),
                        id(row, "cover_id")))
                .list();
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
