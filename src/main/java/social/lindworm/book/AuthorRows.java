package social.lindworm.book;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/// Authors as rows of `author` and `author_name`.
final class AuthorRows {

    static final String INSERT = """
            insert into author (id, name, aliases, bio, born, died, wikipedia_link, website, origin_id,
                version, created, updated, last_edited_by)
            values (:id, :name, :aliases, :bio, :born, :died, :wikipedia, :website, :origin,
                :version, :created, :updated, :editor)
            """;

    static final String INSERT_NAME = "insert into author_name (name_key, author_id) values (:key, :id)";

    private AuthorRows() {}

    static Optional<CatalogueRecord> find(Handle handle, RecordRef ref) {
        return handle.createQuery("select * from author where id = :id")
                .bind("id", ref.id())
                .map((row, context) -> BookRows.stamped(row, ref, facts(row)))
                .findOne();
    }

    static void insert(Handle handle, RecordRef ref, Facts facts, Stamp stamp) {
        bind(handle.createUpdate(INSERT), ref.id(), facts, stamp).execute();
        insertNames(handle, ref.id(), facts);
    }

    static void update(Handle handle, RecordRef ref, Facts facts, Stamp stamp) {
        bind(handle.createUpdate("""
                                update author set name = :name, aliases = :aliases, bio = :bio, born = :born, died = :died,
                                    wikipedia_link = :wikipedia, website = :website, origin_id = :origin,
                                    version = :version, created = :created, updated = :updated, last_edited_by = :editor
                                where id = :id
                                """), ref.id(), facts, stamp).execute();
        handle.createUpdate("delete from author_name where author_id = :id")
                .bind("id", ref.id())
                .execute();
        insertNames(handle, ref.id(), facts);
    }

    static <S extends SqlStatement<S>> S bind(S statement, long id, Facts facts, Stamp stamp) {
        return BookRows.bindStamp(statement, stamp)
                .bind("id", id)
                .bind("name", facts.text(Field.NAME))
                .bind("aliases", JsonTexts.write(facts.all(Field.ALIASES)))
                .bind("bio", BookRows.orNull(facts, Field.BIO))
                .bind("born", BookRows.date(facts, Field.BORN))
                .bind("died", BookRows.date(facts, Field.DIED))
                .bind("wikipedia", BookRows.orNull(facts, Field.WIKIPEDIA))
                .bind("website", BookRows.orNull(facts, Field.WEBSITE))
                .bind("origin", BookRows.orNull(facts, Field.ORIGIN));
    }

    /// The keys under which an author is found: the name and the aliases.
    static Set<String> nameKeys(Facts facts) {
        Set<String> keys = new LinkedHashSet<>();
        keys.add(NameKey.ofPerson(facts.text(Field.NAME)));
        facts.all(Field.ALIASES).forEach(alias -> keys.add(NameKey.ofPerson(alias)));
        return keys;
    }

    private static void insertNames(Handle handle, long id, Facts facts) {
        try (PreparedBatch batch = handle.prepareBatch(INSERT_NAME)) {
            nameKeys(facts).forEach(key -> batch.bind("key", key).bind("id", id).add());
            batch.execute();
        }
    }

    private static Facts facts(ResultSet row) throws SQLException {
        return Facts.named(row.getString("name"))
                .with(Field.ALIASES, JsonTexts.read(row.getString("aliases")))
                .with(Field.BIO, row.getString("bio"))
                .with(Field.BORN, BookRows.date(row, "born"))
                .with(Field.DIED, BookRows.date(row, "died"))
                .with(Field.WIKIPEDIA, row.getString("wikipedia_link"))
                .with(Field.WEBSITE, row.getString("website"))
                .with(Field.ORIGIN, row.getString("origin_id"));
    }
}
