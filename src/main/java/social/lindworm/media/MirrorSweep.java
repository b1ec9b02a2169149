package social.lindworm.media;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.lindworm.db.Database;
import social.lindworm.jobs.RecurringJob;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.migrate.CopyOutcome;
import social.lindworm.storage.migrate.CopyProgress;
import social.lindworm.storage.migrate.CopyRules;
import social.lindworm.storage.migrate.Deletions;
import social.lindworm.storage.migrate.Proofs;

/// Brings to the mirror what it missed while it was away. From the mirror goes only what an earlier run had proved to
/// be in both, what was deleted from the leading store since, and what the ledger knows no more: a store that has lost
/// its files must not take the mirror's along.
public final class MirrorSweep implements RecurringJob {

    private static final Logger LOG = LoggerFactory.getLogger(MirrorSweep.class);

    private static final Duration AGAIN = Duration.ofHours(1);

    /// What exceeds it goes with the next run.
    private static final int MOST_HELD = 100_000;

    private final Database database;
    private final MirrorRuns runs;
    private final Supplier<Optional<Mirror>> mirror;

    /// The mirror that is to be kept.
    ///
    /// @param place as [Publication#place] names it
    /// @param stores opens the two
    public record Mirror(String place, Supplier<Pair> stores) {}

    /// The two stores, open for one run.
    ///
    /// @param proofs what earlier runs between the two found out
    public record Pair(MediaMove.End leading, MediaMove.End mirror, Proofs proofs) implements AutoCloseable {

        @Override
        public void close() {
            leading.store().close();
            mirror.store().close();
        }
    }

    /// @param mirror empty if there is none at present
    public MirrorSweep(Database database, MirrorRuns runs, Supplier<Optional<Mirror>> mirror) {
        this.database = database;
        this.runs = runs;
        this.mirror = mirror;
    }

    @Override
    public String name() {
        return "media.mirror";
    }

    /// How soon a mirror that was named just now, or a comparison that was cut off, is noticed.
    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    /// Once in an hour, and at once for a mirror that was never compared. A store that is away is no failure of the
    /// job: the page says so.
    @Override
    public void run() {
        mirror.get().filter(named -> runs.isDue(named.place(), AGAIN)).ifPresent(this::compare);
    }

    private void compare(Mirror due) {
        runs.begin(due.place());
        try (Pair pair = due.stores().get()) {
            runs.end(due.place(), bring(pair));
        } catch (StorageException e) {
            LOG.atWarn().addKeyValue("obstacle", e.getMessage()).log("the mirror could not be compared");
            runs.breakOff(due.place(), e.advice());
        }
    }

    private MirrorRun.Found bring(Pair pair) {
        Set<ObjectKey> held = new ConcurrentSkipListSet<>();
        AtomicInteger room = new AtomicInteger(MOST_HELD);
        Deletions deletions = new Deletions.Held(key -> {
            if (room.getAndDecrement() > 0) {
                held.add(key);
            }
        });
        CopyRules.Care care = new CopyRules.Care(false, deletions, false);
        CopyOutcome outcome = new MediaMove(database)
                .copy(pair.leading(), pair.mirror(), new MediaMove.Way(pair.proofs(), care, CopyProgress.SILENT));
        outcome.reasons()
                .forEach(reason -> LOG.atWarn().addKeyValue("obstacle", reason).log("the mirror lacks a file"));
        long lost = held.stream().filter(this::isKnown).count();
        boolean trusted = outcome.complete() && lost == 0 && outcome.proof().files() > 0;
        if (trusted) {
            held.forEach(pair.mirror().store()::delete);
        }
        return new MirrorRun.Found(
                outcome.proof().files(),
                outcome.proof().bytes(),
                outcome.copied(),
                trusted ? held.size() : 0,
                outcome.failed(),
                lost);
    }

    /// Not what has a store of its own since: it is missed by nobody here.
    private boolean isKnown(ObjectKey key) {
        return database.read(handle -> MediaStore.isAmongOthers(handle, key));
    }
}
