package social.lindworm.book;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// Works and editions as rows of `book` and `edition`. Authors, series places and identifiers stand in their own
/// tables.
final class BookRows {

    static final String INSERT_BOOK = """
            insert into book (id, kind, title, title_folded, sort_title, subtitle, description, languages, subjects,
                subject_places, first_published, published, cover_id, origin_id, version, created, updated, last_edited_by)
            values (:id, :kind, :title, :titleFolded, :sortTitle, :subtitle, :description, :languages, :subjects,
                :subjectPlaces, :firstPublished, :published, :cover, :origin, :version, :created, :updated, :editor)
            """;

    static final String INSERT_EDITION = """
            insert into edition (book_id, work_id, isbn_10, isbn_13, oclc, pages, physical_format,
                physical_format_detail, publishers, edition_rank)
            values (:id, :work, :isbn10, :isbn13, :oclc, :pages, :format, :formatDetail, :publishers, :rank)
            """;

    private static final String UPDATE_BOOK = """
            update book set title = :title, title_folded = :titleFolded, sort_title = :sortTitle, subtitle = :subtitle,
                description = :description, languages = :languages, subjects = :subjects, subject_places = :subjectPlaces,
                first_published = :firstPublished, published = :published, cover_id = :cover, origin_id = :origin,
                version = :version, created = :created, updated = :updated, last_edited_by = :editor
            where id = :id and kind = :kind
            """;

    private static final String UPDATE_EDITION = """
            update edition set work_id = :work, isbn_10 = :isbn10, isbn_13 = :isbn13, oclc = :oclc, pages = :pages,
                physical_format = :format, physical_format_detail = :formatDetail, publishers = :publishers, edition_rank = :rank
            where book_id = :id
            """;

    private final String language;

    /// @param language the code of the language most readers here read, for sorting and ranking
    BookRows(String language) {
        this.language = language;
    }

    Optional<CatalogueRecord> find(Handle handle, RecordRef ref) {
        return handle.createQuery("""
                        select b.*, e.* from book b left join edition e on e.book_id = b.id
                        where b.id = :id and b.kind = :kind
                        """)
                .bind("id", ref.id())
                .bind("kind", ref.kind().name())
                .map((row, context) -> record(row, ref))
                .findOne();
    }

    void insert(Handle handle, RecordRef ref, Facts facts, Stamp stamp) {
        bindBook(handle.createUpdate(INSERT_BOOK), ref, facts, stamp).execute();
        if (ref.kind() == RecordKind.EDITION) {
            bindEdition(handle.createUpdate(INSERT_EDITION), ref.id(), facts).execute();
        }
    }

    void update(Handle handle, RecordRef ref, Facts facts, Stamp stamp) {
        bindBook(handle.createUpdate(UPDATE_BOOK), ref, facts, stamp).execute();
        if (ref.kind() == RecordKind.EDITION) {
            bindEdition(handle.createUpdate(UPDATE_EDITION), ref.id(), facts).execute();
        }
    }

    <S extends SqlStatement<S>> S bindBook(S statement, RecordRef ref, Facts facts, Stamp stamp) {
        String title = facts.text(Field.TITLE);
        String sortTitle = facts.one(Field.SORT_TITLE).orElseGet(() -> derivedSortTitle(facts));
        return bindStamp(statement, stamp)
                .bind("id", ref.id())
                .bind("kind", ref.kind().name())
                .bind("title", title)
                .bind("titleFolded", NameKey.lettersAndDigits(title))
                .bind("sortTitle", sortTitle)
                .bind("subtitle", orNull(facts, Field.SUBTITLE))
                .bind("description", orNull(facts, Field.DESCRIPTION))
                .bind("languages", JsonTexts.write(facts.all(Field.LANGUAGES)))
                .bind("subjects", JsonTexts.write(facts.all(Field.SUBJECTS)))
                .bind("subjectPlaces", JsonTexts.write(facts.all(Field.SUBJECT_PLACES)))
                .bind("firstPublished", date(facts, Field.FIRST_PUBLISHED))
                .bind("published", date(facts, Field.PUBLISHED))
                .bind("cover", number(facts, Field.COVER))
                .bind("origin", orNull(facts, Field.ORIGIN));
    }

    <S extends SqlStatement<S>> S bindEdition(S statement, long id, Facts facts) {
        return statement
                .bind("id", id)
                .bind("work", number(facts, Field.WORK_OF))
                .bind("isbn10", orNull(facts, Field.ISBN_10))
                .bind("isbn13", orNull(facts, Field.ISBN_13))
                .bind("oclc", orNull(facts, Field.OCLC))
                .bind("pages", number(facts, Field.PAGES))
                .bind("format", orNull(facts, Field.FORMAT))
                .bind("formatDetail", orNull(facts, Field.FORMAT_DETAIL))
                .bind("publishers", JsonTexts.write(facts.all(Field.PUBLISHERS)))
                .bind("rank", EditionRank.of(facts, language));
    }

    static <S extends SqlStatement<S>> S bindStamp(S statement, Stamp stamp) {
        return statement
                .bind("version", stamp.version())
                .bind("created", stamp.created())
                .bind("updated", stamp.updated())
                .bind("editor", stamp.editorOrNull());
    }

    static @Nullable String orNull(Facts facts, Field field) {
        return facts.one(field).orElse(null);
    }

    static @Nullable Long date(Facts facts, Field field) {
        return facts.date(field).map(PartialDate::number).orElse(null);
    }

    static @Nullable Long number(Facts facts, Field field) {
        return facts.has(field) ? facts.number(field).getAsLong() : null;
    }

    static @Nullable PartialDate date(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : PartialDate.ofNumber(number);
    }

    String derivedSortTitle(Facts facts) {
        return SortTitle.of(facts.text(Field.TITLE), facts.all(Field.LANGUAGES), language);
    }

    private CatalogueRecord record(ResultSet row, RecordRef ref) throws SQLException {
        Facts facts = Facts.titled(row.getString("title"))
                .with(Field.SUBTITLE, row.getString("subtitle"))
                .with(Field.DESCRIPTION, row.getString("description"))
                .with(Field.LANGUAGES, JsonTexts.read(row.getString("languages")))
                .with(Field.SUBJECTS, JsonTexts.read(row.getString("subjects")))
                .with(Field.SUBJECT_PLACES, JsonTexts.read(row.getString("subject_places")))
                .with(Field.FIRST_PUBLISHED, date(row, "first_published"))
                .with(Field.PUBLISHED, date(row, "published"))
                .with(Field.COVER, row.getString("cover_id"))
                .with(Field.ORIGIN, row.getString("origin_id"));
        String sortTitle = row.getString("sort_title");
        if (!sortTitle.equals(derivedSortTitle(facts))) {
            // Only one that somebody wrote is a fact; a derived one follows the title.
            facts = facts.with(Field.SORT_TITLE, sortTitle);
        }
        return stamped(row, ref, ref.kind() == RecordKind.EDITION ? withEdition(row, facts) : facts);
    }

    private static Facts withEdition(ResultSet row, Facts facts) throws SQLException {
        return facts.with(Field.WORK_OF, row.getString("work_id"))
                .with(Field.ISBN_10, row.getString("isbn_10"))
                .with(Field.ISBN_13, row.getString("isbn_13"))
                .with(Field.OCLC, row.getString("oclc"))
                .with(Field.PAGES, row.getString("pages"))
                .with(Field.FORMAT, row.getString("physical_format"))
                .with(Field.FORMAT_DETAIL, row.getString("physical_format_detail"))
                .with(Field.PUBLISHERS, JsonTexts.read(row.getString("publishers")));
    }

    static CatalogueRecord stamped(ResultSet row, RecordRef ref, Facts facts) throws SQLException {
        return new CatalogueRecord(
                ref,
                facts,
                row.getLong("version"),
                Instant.ofEpochMilli(row.getLong("created")),
                Instant.ofEpochMilli(row.getLong("updated")),
                row.getLong("last_edited_by"));
    }
}
