package social.lindworm.book;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Changes records and writes their history in the same transaction, which must have taken its turn.
final class Ledger {

    private final RecordStore store;

    Ledger(RecordStore store) {
        this.store = store;
    }

    RecordStore store() {
        return store;
    }

    RecordRef create(Handle handle, RecordKind kind, Facts facts, Act act) {
        Stamp stamp = Stamp.first(act.at(), act.editor());
        RecordRef ref = store.insert(handle, kind, facts, stamp);
        RevisionStore.add(handle, revision(ref, stamp, facts.limitedTo(kind), act));
        return ref;
    }

    /// Does nothing when `after` holds the same facts; otherwise the record has one version and one revision more.
    void update(Handle handle, CatalogueRecord before, Facts after, Act act) {
        Facts own = after.limitedTo(before.ref().kind());
        if (!own.equals(before.facts())) {
            write(handle, before, own, act);
        }
    }

    /// Writes a revision even when no fact differs: the act itself is worth remembering.
    void write(Handle handle, CatalogueRecord before, Facts own, Act act) {
        keepBase(handle, before);
        Stamp stamp = before.stamp().next(act.at(), act.editor());
        store.update(handle, before, own, stamp);
        RevisionStore.add(handle, revision(before.ref(), stamp, own, act));
    }

    /// A record that came in bulk has no revision until now: without one, its first edit could not be reverted.
    void keepBase(Handle handle, CatalogueRecord record) {
        if (RevisionStore.find(handle, record.ref(), record.version()).isEmpty()) {
            Act arrival = new Act(Act.Action.ARRIVED, record.editor(), "", record.updated());
            RevisionStore.add(handle, revision(record.ref(), record.stamp(), record.facts(), arrival));
        }
    }

    /// Brings a record back under the id it had.
    void restore(Handle handle, RecordRef ref, Facts facts, Stamp stamp, Act act) {
        store.insertAs(handle, ref, facts, stamp);
        RevisionStore.add(handle, revision(ref, stamp, facts.limitedTo(ref.kind()), act));
    }

    /// The record, or the one it was merged into.
    Optional<CatalogueRecord> find(Handle handle, RecordRef ref) {
        return store.find(handle, ref)
                .or(() -> Redirects.follow(handle, ref).flatMap(target -> store.find(handle, target)));
    }

    private static Revision revision(RecordRef ref, Stamp stamp, Facts facts, Act act) {
        return new Revision(ref, stamp.version(), act.action().name(), act.note(), act.editor(), act.at(), facts);
    }
}
