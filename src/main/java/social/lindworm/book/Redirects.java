package social.lindworm.book;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Table `record_redirect`: where absorbed records went. A chain of merges is followed link by link, so that undoing
/// one of them is taking out its link.
final class Redirects {

    private static final int LONGEST_CHAIN = 50;

    private Redirects() {}

    /// The record at the end of the chain; empty when that id was never absorbed.
    static Optional<RecordRef> follow(Handle handle, RecordRef old) {
        Optional<RecordRef> target = Optional.empty();
        Optional<Long> next = next(handle, old.kind(), old.id());
        for (int i = 0; i < LONGEST_CHAIN && next.isPresent(); i++) {
            target = Optional.of(new RecordRef(old.kind(), next.get()));
            next = next(handle, old.kind(), next.get());
        }
        return target;
    }

    static void add(Handle handle, RecordRef old, long target) {
        handle.createUpdate("insert into record_redirect (kind, old_id, target_id) values (:kind, :old, :target)")
                .bind("kind", old.kind().space())
                .bind("old", old.id())
                .bind("target", target)
                .execute();
    }

    static void remove(Handle handle, RecordRef old) {
        handle.createUpdate("delete from record_redirect where kind = :kind and old_id = :old")
                .bind("kind", old.kind().space())
                .bind("old", old.id())
                .execute();
    }

    private static Optional<Long> next(Handle handle, RecordKind kind, long id) {
        return handle.createQuery("select target_id from record_redirect where kind = :kind and old_id = :id")
                .bind("kind", kind.space())
                .bind("id", id)
                .mapTo(Long.class)
                .findOne();
    }
}
