package social.lindworm.book;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Table `merge_record`.
final class MergeStore {

    private MergeStore() {}

    static long add(Handle handle, RecordRef survivor, RecordRef absorbed, Act act, Undo undo) {
        return handle.createQuery("""
                        insert into merge_record (kind, survivor_id, absorbed_id, editor_id, created, undo)
                        values (:kind, :survivor, :absorbed, :editor, :at, :undo) returning id
                        """)
                .bind("kind", survivor.kind().name())
                .bind("survivor", survivor.id())
                .bind("absorbed", absorbed.id())
                .bind("editor", act.editor() == 0 ? null : act.editor())
                .bind("at", act.at())
                .bind("undo", JsonTexts.json(undo))
                .mapTo(Long.class)
                .one();
    }

    static Optional<Merge> find(Handle handle, long id) {
        return handle.createQuery("select * from merge_record where id = :id")
                .bind("id", id)
                .map((row, context) -> merge(row))
                .findOne();
    }

    static Undo undo(Handle handle, long id) {
        return JsonTexts.read(
                handle.createQuery("select undo from merge_record where id = :id")
                        .bind("id", id)
                        .mapTo(String.class)
                        .one(),
                Undo.class);
    }

    /// The merges into that record that stand, the newest first.
    static List<Merge> into(Handle handle, RecordRef survivor) {
        return handle.createQuery("""
                        select * from merge_record where kind = :kind and survivor_id = :id and undone is null
                        order by id desc limit 50
                        """)
                .bind("kind", survivor.kind().name())
                .bind("id", survivor.id())
                .map((row, context) -> merge(row))
                .list();
    }

    static void markUndone(Handle handle, long id, Act act) {
        handle.createUpdate("update merge_record set undone = :at, undone_by = :editor where id = :id")
                .bind("at", act.at())
                .bind("editor", act.editor() == 0 ? null : act.editor())
                .bind("id", id)
                .execute();
    }

    private static Merge merge(ResultSet row) throws SQLException {
        RecordKind kind = RecordKind.valueOf(row.getString("kind"));
        long undone = row.getLong("undone");
        return new Merge(
                row.getLong("id"),
                new RecordRef(kind, row.getLong("survivor_id")),
                new RecordRef(kind, row.getLong("absorbed_id")),
                row.getLong("editor_id"),
                Instant.ofEpochMilli(row.getLong("created")),
                undone == 0 ? null : Instant.ofEpochMilli(undone));
    }
}
