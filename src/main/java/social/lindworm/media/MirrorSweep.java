package social.lindworm.media;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.lindworm.common.Message;
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
    private static final Duration CUT_OFF = Duration.ofMinutes(10);

    /// What this server and BookWyrm call pictures, and no file that somebody else keeps beside them.
    private static final Pattern OF_A_PICTURE = Pattern.compile(
            "(covers|avatars|logos|thumbnails/\\w+)/" + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}[./].+");

    /// What exceeds it goes with the next run.
    private static final int MOST_HELD = 100_000;

    private final Database database;
    private final MirrorRuns runs;
    private final Clock clock;
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
    public MirrorSweep(Database database, MirrorRuns runs, Clock clock, Supplier<Optional<Mirror>> mirror) {
        this.database = database;
        this.runs = runs;
        this.clock = clock;
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
        mirror.get().filter(named -> runs.isDue(named.place(), AGAIN, CUT_OFF)).ifPresent(this::compare);
    }

    private void compare(Mirror due) {
        runs.begin(due.place());
        try (Pair pair = due.stores().get()) {
            runs.end(due.place(), bring(pair));
        } catch (StorageException e) {
            LOG.atWarn().addKeyValue("obstacle", e.getMessage()).log("the mirror could not be compared");
            runs.breakOff(due.place(), e.advice());
        } catch (IOException | RuntimeException e) {
            LOG.atError().setCause(e).log("the comparison with the mirror broke off");
            runs.breakOff(due.place(), Message.of("admin.storage.mirror.brokeOff"));
        }
    }

    private MirrorRun.Found bring(Pair pair) throws IOException {
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
        MediaMove media = new MediaMove(database);
        long lost = held.stream().filter(media::isNeeded).count();
        boolean trusted = outcome.complete() && lost == 0 && outcome.proof().files() > 0;
        if (trusted) {
            held.forEach(pair.mirror().store()::delete);
            held.addAll(removeForgotten(pair));
        }
        return new MirrorRun.Found(
                outcome.proof().files(),
                outcome.proof().bytes(),
                outcome.copied(),
                trusted ? held.size() : 0,
                outcome.failed(),
                lost);
    }

    /// What people deleted while nobody kept the mirror, as during a move, or while it was away: no run had proved that
    /// it was there.
    private List<ObjectKey> removeForgotten(Pair pair) throws IOException {
        var places = new MediaVerification.Places(
                pair.mirror().store(), Optional.empty(), pair.leading().place());
        MediaVerification mirrored = new MediaVerification(database, places, clock);
        List<ObjectKey> forgotten = new ArrayList<>();
        var _ = mirrored.run(found -> {
            if (found instanceof Discrepancy.Orphan orphan
                    && forgotten.size() < MOST_HELD
                    && OF_A_PICTURE.matcher(orphan.key().text()).matches()
                    && mirrored.isOld(orphan)
                    && pair.leading().store().stat(orphan.key()).isEmpty()) {
                forgotten.add(orphan.key());
            }
        });
        return forgotten.stream().filter(mirrored::delete).toList();
    }
}
