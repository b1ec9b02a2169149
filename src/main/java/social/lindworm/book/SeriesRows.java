package social.lindworm.book;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/// Series as rows of `series`; which works stand in them is a fact of the works.
final class SeriesRows {

    static final String INSERT = """
            insert into series (id, name, name_folded, alternative_names, origin_id, version, created, updated, last_edited_by)
            values (:id, :name, :folded, :alternatives, :origin, :version, :created, :updated, :editor)
            """;

    private SeriesRows() {}

    static Optional<CatalogueRecord> find(Handle handle, RecordRef ref) {
        return handle.createQuery("select * from series where id = :id")
                .bind("id", ref.id())
                .map((row, context) -> BookRows.stamped(
                        row,
                        ref,
                        Facts.named(row.getString("name"))
                                .with(Field.ALTERNATIVE_NAMES, JsonTexts.read(row.getString("alternative_names")))
                                .with(Field.ORIGIN, row.getString("origin_id"))))
                .findOne();
    }

    static void insert(Handle handle, RecordRef ref, Facts facts, Stamp stamp) {
        bind(handle.createUpdate(INSERT), ref.id(), facts, stamp).execute();
    }

    static void update(Handle handle, RecordRef ref, Facts facts, Stamp stamp) {
        bind(handle.createUpdate("""
                                update series set name = :name, name_folded = :folded, alternative_names = :alternatives,
                                    origin_id = :origin, version = :version, created = :created, updated = :updated,
                                    last_edited_by = :editor
                                where id = :id
                                """), ref.id(), facts, stamp).execute();
    }

    static <S extends SqlStatement<S>> S bind(S statement, long id, Facts facts, Stamp stamp) {
        String name = facts.text(Field.NAME);
        return BookRows.bindStamp(statement, stamp)
                .bind("id", id)
                .bind("name", name)
                .bind("folded", NameKey.lettersAndDigits(name))
                .bind("alternatives", JsonTexts.write(facts.all(Field.ALTERNATIVE_NAMES)))
                .bind("origin", BookRows.orNull(facts, Field.ORIGIN));
    }
}
