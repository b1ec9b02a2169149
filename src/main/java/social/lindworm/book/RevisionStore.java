package social.lindworm.book;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Table `revision`.
final class RevisionStore {

    private RevisionStore() {}

    static void add(Handle handle, Revision revision) {
        handle.createUpdate("""
                        insert into revision (kind, subject_id, number, action, note, editor_id, created, snapshot,
                            cover_id)
                        values (:kind, :id, :number, :action, :note, :editor, :at, :snapshot, :cover)
                        """)
                .bind("kind", revision.subject().kind().name())
                .bind("id", revision.subject().id())
                .bind("number", revision.number())
                .bind("action", revision.action())
                .bind("note", revision.note().isEmpty() ? null : revision.note())
                .bind("editor", revision.editor() == 0 ? null : revision.editor())
                .bind("at", revision.at())
                .bind("snapshot", JsonTexts.write(revision.facts()))
                .bind("cover", BookRows.number(revision.facts(), Field.COVER))
                .execute();
    }

    static Optional<Revision> find(Handle handle, RecordRef subject, long number) {
        return handle.createQuery("select * from revision where kind = :kind and subject_id = :id and number = :number")
                .bind("kind", subject.kind().name())
                .bind("id", subject.id())
                .bind("number", number)
                .map((row, context) -> revision(row, subject))
                .findOne();
    }

    /// The newest first, those with a number below `before`.
    static List<Revision> newest(Handle handle, RecordRef subject, long before, int count) {
        return handle.createQuery("""
                        select * from revision where kind = :kind and subject_id = :id and number < :before
                        order by number desc limit :count
                        """)
                .bind("kind", subject.kind().name())
                .bind("id", subject.id())
                .bind("before", before)
                .bind("count", count)
                .map((row, context) -> revision(row, subject))
                .list();
    }

    private static Revision revision(ResultSet row, RecordRef subject) throws SQLException {
        String note = row.getString("note");
        return new Revision(
                subject,
                row.getLong("number"),
                row.getString("action"),
                note == null ? "" : note,
                row.getLong("editor_id"),
                Instant.ofEpochMilli(row.getLong("created")),
                JsonTexts.readFacts(row.getString("snapshot")));
    }
}
