package social.lindworm.book;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import social.lindworm.db.Database;

/// What somebody has done to the catalogue, in the order in which they did it. Thread-safe.
public final class Contributions {

    private static final int AT_ONCE = 500;

    private final Database database;

    public Contributions(Database database) {
        this.database = database;
    }

    /// One edit.
    ///
    /// @param facts how the record was after it, as JSON
    public record Contribution(
            long id, RecordRef subject, long number, String action, String note, Instant when, String facts) {}

    /// The next ones after that one, some hundred at most; empty when there are no more.
    ///
    /// @param after the id of the last one seen, 0 to begin
    public List<Contribution> after(long editor, long after) {
        return database.read(handle -> handle.createQuery("""
                        select * from revision where editor_id = :editor and id > :after order by id limit :count
                        """)
                .bind("editor", editor)
                .bind("after", after)
                .bind("count", AT_ONCE)
                .map((row, _) -> new Contribution(
                        row.getLong("id"),
                        new RecordRef(RecordKind.valueOf(row.getString("kind")), row.getLong("subject_id")),
                        row.getLong("number"),
                        row.getString("action"),
                        Optional.ofNullable(row.getString("note")).orElse(""),
                        Instant.ofEpochMilli(row.getLong("created")),
                        row.getString("snapshot")))
                .list());
    }
}
