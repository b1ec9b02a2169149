package social.lindworm.book;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import social.lindworm.common.AppException;
import social.lindworm.common.Message;
import social.lindworm.db.Database;

/// Two records that are one become one, and can be told apart again. Thread-safe.
public final class Merges {

    /// What a merge would do, or that it cannot be.
    public sealed interface Prospect {}

    /// @param result what the survivor would become
    /// @param moves how many rows of the catalogue would point elsewhere: editions, books or places in a series
    /// @param alsoWorks whether the editions' works become one too: the absorbed edition is the last of its work
    public record Possible(
            CatalogueRecord survivor, CatalogueRecord absorbed, Facts result, long moves, boolean alsoWorks)
            implements Prospect {}

    public record Impossible(Message reason) implements Prospect {}

    private final Database database;
    private final Clock clock;
    private final Ledger ledger;
    private final List<MergeFollower> followers;

    /// @param language the code of the language most readers here read, for sorting and ranking
    public Merges(Database database, Clock clock, String language, List<MergeFollower> followers) {
        this.database = database;
        this.clock = clock;
        this.ledger = new Ledger(new RecordStore(database.dialect(), language));
        this.followers = List.copyOf(followers);
    }

    public Prospect preview(RecordRef survivor, RecordRef absorbed) {
        return database.read(handle -> prospect(handle, survivor, absorbed));
    }

    /// Merges for good, until [#undo]. Addresses of `absorbed` lead to `survivor` from now on.
    ///
    /// @param account who does it
    public Prospect merge(RecordRef survivor, RecordRef absorbed, long account) {
        return database.write(handle -> {
            ledger.store().turn(handle);
            Prospect prospect = prospect(handle, survivor, absorbed);
            if (prospect instanceof Possible possible) {
                merge(handle, possible, account);
            }
            return prospect;
        });
    }

    /// The merges into that record which can be undone, the newest first.
    public List<Merge> into(RecordRef survivor) {
        return database.read(handle -> MergeStore.into(handle, survivor));
    }

    /// Sets the absorbed record free again, under its old id, with what it had. What people changed on the survivor
    /// since then stays.
    ///
    /// @throws AppException.Conflict when something newer stands in the way, with what to do first
    public Merge undo(long mergeId, long account) {
        return database.write(handle -> {
            ledger.store().turn(handle);
            Merge merge = MergeStore.find(handle, mergeId)
                    .orElseThrow(() -> new AppException.NotFound("no merge to undo: " + mergeId));
            if (merge.undone() != null) {
                throw new AppException.Conflict("undone already: " + mergeId, Message.of("book.merge.over"));
            }
            undo(handle, merge, account);
            return merge;
        });
    }

    private Prospect prospect(Handle handle, RecordRef survivor, RecordRef absorbed) {
        if (survivor.kind() != absorbed.kind()) {
            return new Impossible(Message.of("book.merge.otherKind"));
        }
        if (survivor.equals(absorbed)) {
            return new Impossible(Message.of("book.merge.itself"));
        }
        Optional<CatalogueRecord> kept = ledger.store().find(handle, survivor);
        Optional<CatalogueRecord> gone = ledger.store().find(handle, absorbed);
        if (kept.isEmpty() || gone.isEmpty()) {
            return new Impossible(Message.of("book.merge.missing"));
        }
        Facts result =
                MergedFacts.of(survivor.kind(), kept.get().facts(), gone.get().facts());
        long moves = Relocation.count(handle, absorbed);
        return new Possible(kept.get(), gone.get(), result, moves, isLastOfOtherWork(handle, kept.get(), gone.get()));
    }

    private static boolean isLastOfOtherWork(Handle handle, CatalogueRecord kept, CatalogueRecord gone) {
        return kept.ref().kind() == RecordKind.EDITION
                && !kept.facts().text(Field.WORK_OF).equals(gone.facts().text(Field.WORK_OF))
                && Relocation.count(handle, workOf(gone)) == 1;
    }

    private static RecordRef workOf(CatalogueRecord edition) {
        return RecordRef.work(edition.facts().number(Field.WORK_OF).getAsLong());
    }

    private long merge(Handle handle, Possible possible, long account) {
        CatalogueRecord survivor = possible.survivor();
        CatalogueRecord absorbed = possible.absorbed();
        Act act = act(Act.Action.MERGED, account, absorbed.ref());
        ledger.keepBase(handle, absorbed);
        Map<String, String> memories = new LinkedHashMap<>();
        followers.forEach(
                follower -> memories.put(follower.name(), follower.moved(handle, absorbed.ref(), survivor.ref())));
        List<Undo.Moved> moved =
                relocation(handle, absorbed.ref(), survivor.ref()).move();
        ledger.store().delete(handle, absorbed.ref());
        Redirects.add(handle, absorbed.ref(), survivor.ref().id());
        ledger.write(handle, survivor, possible.result(), act);
        long works = possible.alsoWorks() ? mergeWorks(handle, survivor, absorbed, account) : 0;
        Undo undo = new Undo(
                absorbed.facts().byKey(),
                survivor.facts().byKey(),
                possible.result().byKey(),
                absorbed.version(),
                absorbed.created().toEpochMilli(),
                moved,
                works,
                memories);
        return MergeStore.add(handle, survivor.ref(), absorbed.ref(), act, undo);
    }

    private long mergeWorks(Handle handle, CatalogueRecord survivor, CatalogueRecord absorbed, long account) {
        return prospect(handle, workOf(survivor), workOf(absorbed)) instanceof Possible works
                ? merge(handle, works, account)
                : 0;
    }

    private void undo(Handle handle, Merge merge, long account) {
        Undo undo = MergeStore.undo(handle, merge.id());
        if (undo.workMerge() != 0) {
            MergeStore.find(handle, undo.workMerge())
                    .filter(works -> works.undone() == null)
                    .ifPresent(works -> undo(handle, works, account));
        }
        Act act = act(Act.Action.UNMERGED, account, merge.absorbed());
        CatalogueRecord survivor = ledger.store()
                .find(handle, merge.survivor())
                .orElseThrow(() -> new AppException.Conflict(
                        "survivor of merge " + merge.id() + " was merged itself",
                        Message.of("book.merge.undoLaterFirst")));
        Facts freed =
                MergedFacts.withoutMerge(Facts.ofKeys(undo.before()), Facts.ofKeys(undo.after()), survivor.facts());
        ledger.write(handle, survivor, freed, act);
        restore(handle, merge, undo, act);
        relocation(handle, merge.absorbed(), merge.survivor()).moveBack(undo.moved());
        followers.forEach(follower -> Optional.ofNullable(undo.followers().get(follower.name()))
                .ifPresent(memory -> follower.undone(handle, merge.absorbed(), merge.survivor(), memory)));
        MergeStore.markUndone(handle, merge.id(), act);
    }

    private void restore(Handle handle, Merge merge, Undo undo, Act act) {
        Facts facts = Survivors.replaceAbsorbed(handle, undo.absorbedFacts());
        Taken.first(handle, ledger.store(), merge.absorbed(), facts).ifPresent(taken -> {
            throw new AppException.Conflict(
                    "number taken since merge " + merge.id(),
                    Message.of("book.merge.undoTaken", taken.value(), taken.label()));
        });
        Redirects.remove(handle, merge.absorbed());
        Stamp stamp = new Stamp(undo.version(), Instant.ofEpochMilli(undo.created()), act.at(), act.editor())
                .next(act.at(), act.editor());
        ledger.restore(handle, merge.absorbed(), facts, stamp, act);
    }

    private Relocation relocation(Handle handle, RecordRef absorbed, RecordRef survivor) {
        return new Relocation(handle, ledger.store(), absorbed, survivor);
    }

    private Act act(Act.Action action, long account, RecordRef absorbed) {
        return new Act(action, account, Long.toString(absorbed.id()), clock.instant());
    }
}
