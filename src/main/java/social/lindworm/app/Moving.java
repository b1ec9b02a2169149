package social.lindworm.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import social.lindworm.config.Config;
import social.lindworm.config.StorageConfig;
import social.lindworm.media.Discrepancy;
import social.lindworm.media.MediaInventory;
import social.lindworm.media.MediaMove;
import social.lindworm.media.MediaVerification;
import social.lindworm.media.Move;
import social.lindworm.media.Moves;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.migrate.CopyOutcome;
import social.lindworm.storage.migrate.CopyProgress;
import social.lindworm.storage.migrate.CopyRules;
import social.lindworm.storage.migrate.Proofs;
import social.lindworm.storage.wrapper.PacedStore;

/// Carries a move of all pictures on, phase by phase, while servers run: each step may be broken off and taken again.
/// Servers notice a phase within seconds, so a copy that shall miss nothing is begun only [#SETTLING] after it.
public final class Moving {

    /// Longer than any server needs to notice a phase.
    public static final Duration SETTLING = Duration.ofSeconds(5);

    private final Instance instance;
    private final Manner manner;
    private final Pause pause;

    /// How the copying is done.
    ///
    /// @param readsBack whether every file is read back from where it was put
    /// @param bytesPerSecond the most that is read in a second
    public record Manner(boolean readsBack, OptionalLong bytesPerSecond) {

        public static final Manner USUAL = new Manner(false, OptionalLong.empty());
    }

    /// Waits.
    @FunctionalInterface
    public interface Pause {
        void sleep(Duration time) throws InterruptedException;
    }

    public Moving(Instance instance, Manner manner, Pause pause) {
        this.instance = instance;
        this.manner = manner;
        this.pause = pause;
    }

    /// From now on new pictures are kept in both places.
    ///
    /// @param source as the settings name it, and so the target
    /// @return false if another move is under way
    public boolean begin(StorageConfig source, StorageConfig target) {
        return instance.moves().begin(place(source), place(target), expected());
    }

    private static Moves.Place place(StorageConfig config) {
        return new Moves.Place(config.images().place(), Config.storageLine(config));
    }

    private long expected() {
        return new MediaInventory(instance.database()).contents().objects();
    }

    /// Copies until the target has all that the source has, and all that the ledger knows.
    public CopyOutcome copy(Move move, CopyProgress progress) throws InterruptedException {
        CopyOutcome first = carry(move, progress);
        if (!first.complete()) {
            return first;
        }
        settle(move);
        CopyOutcome last = carry(move, progress);
        long healed = last.complete() ? bringWhatNoListingNamed(move) : 0;
        return new CopyOutcome(
                first.copied() + last.copied() + healed,
                first.bytes() + last.bytes(),
                first.alreadyThere(),
                last.failed(),
                last.reasons(),
                new CopyOutcome.Proof(
                        last.proof().files() + healed,
                        last.proof().bytes(),
                        first.proof().removed() + last.proof().removed(),
                        last.proof().others()));
    }

    private void settle(Move move) throws InterruptedException {
        Duration since = Duration.between(move.phaseSince(), instance.clock().instant());
        if (since.compareTo(SETTLING) < 0) {
            pause.sleep(SETTLING.minus(since));
        }
    }

    /// Two places, open for one step.
    private final class Way implements AutoCloseable {

        private final MediaMove.End from;
        private final MediaMove.End to;

        private Way(StorageConfig from, StorageConfig to) {
            this.from = new MediaMove.End(paced(StoreWiring.open(from, instance.clock())), from.place());
            this.to = new MediaMove.End(StoreWiring.open(to, instance.clock()), to.place());
        }

        @Override
        public void close() {
            from.store().close();
            to.store().close();
        }
    }

    private ObjectStore paced(ObjectStore store) {
        return manner.bytesPerSecond().isPresent()
                ? new PacedStore(store, manner.bytesPerSecond().getAsLong())
                : store;
    }

    /// From the leading place to the following one.
    private Way forth(Move move) {
        StoreWiring.Pictures ends = Ends.of(instance.config(), move).pictures();
        return new Way(ends.leading(), ends.following().orElseThrow());
    }

    private CopyOutcome carry(Move move, CopyProgress progress) {
        CopyRules.Care care = new CopyRules.Care(manner.readsBack(), true, false);
        try (Way way = forth(move)) {
            return media().copy(way.from, way.to, new MediaMove.Way(proofs(move, "copied"), care, beating(progress)));
        }
    }

    /// What the ledger knows and no listing of the source named: brought over one by one.
    private long bringWhatNoListingNamed(Move move) {
        List<ObjectKey> missing = new ArrayList<>();
        try (Way way = forth(move)) {
            MediaVerification.Places places =
                    new MediaVerification.Places(way.to.store(), Optional.empty(), way.from.place());
            new MediaVerification(instance.database(), places, instance.clock()).run(found -> {
                if (found instanceof Discrepancy.Missing(ObjectKey key, var _, var _)) {
                    missing.add(key);
                }
            });
            return missing.stream()
                    .filter(key -> MediaMove.bring(way.from.store(), way.to.store(), key))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger could not be compared with the target", e);
        }
    }

    /// What one place has and the other lacks; the ledger is told that pictures of the one are in the other.
    private CopyOutcome stragglers(Move move, Way way, CopyProgress progress) {
        try (way) {
            return media().bringStragglers(way.from, way.to, proofs(move, "late"), beating(progress));
        }
    }

    private MediaMove media() {
        return new MediaMove(instance.database());
    }

    private CopyProgress beating(CopyProgress progress) {
        return Beating.of(instance.moves(), progress);
    }

    /// Of this move and direction alone: what another found out says nothing about deletions since.
    private Proofs proofs(Move move, String what) {
        Path folder = instance.config().home().data().resolve("storage");
        return new Proofs(folder.resolve("move-" + move.started().toEpochMilli() + "-"
                + move.phase().name().toLowerCase(Locale.ROOT) + "-" + what));
    }

    /// The target leads; then what was written by a server that had not noticed is brought there, and pages link
    /// there.
    ///
    /// @return what was brought after the switch
    public CopyOutcome switchOver(Move move, CopyProgress progress) throws InterruptedException {
        instance.moves().go(Move.Phase.COPYING, Move.Phase.SWITCHED);
        Move switched = instance.moves().current().orElseThrow();
        settle(switched);
        Ends ends = Ends.of(instance.config(), switched);
        return stragglers(switched, new Way(ends.source(), ends.target()), progress);
    }

    /// The source leads again, with all that came since the switch.
    public CopyOutcome turnBack(Move move, CopyProgress progress) throws InterruptedException {
        if (move.phase() == Move.Phase.COPYING) {
            instance.moves().go(Move.Phase.COPYING, Move.Phase.RETURNED);
            return NOTHING;
        }
        instance.moves().go(Move.Phase.SWITCHED, Move.Phase.RETURNING);
        Move returning = instance.moves().current().orElseThrow();
        CopyOutcome copied = copy(returning, progress);
        if (!copied.complete()) {
            return copied;
        }
        Ends ends = Ends.of(instance.config(), returning);
        instance.moves().go(Move.Phase.RETURNING, Move.Phase.RETURNED);
        pause.sleep(SETTLING);
        CopyOutcome tail = stragglers(returning, new Way(ends.target(), ends.source()), progress);
        return tail.complete() ? copied : tail;
    }

    private static final CopyOutcome NOTHING =
            new CopyOutcome(0, 0, 0, 0, List.of(), new CopyOutcome.Proof(0, 0, 0, 0));

    /// The target is the only place from now on.
    ///
    /// @param sourceIsGone whether the source cannot be asked any more for what may be left there
    /// @return what was brought from the source
    public CopyOutcome finish(Move move, boolean sourceIsGone, CopyProgress progress) {
        CopyOutcome tail = NOTHING;
        if (!sourceIsGone) {
            Ends ends = Ends.of(instance.config(), move);
            tail = stragglers(move, new Way(ends.source(), ends.target()), progress);
            try (ObjectStore source = StoreWiring.open(ends.source(), instance.clock());
                    ObjectStore target =
                            StoreWiring.bare(ends.target().unseen(ends.target().limits()), instance.clock())) {
                MediaMove.bringUploads(source, target);
            }
        }
        if (tail.complete()) {
            instance.moves().go(Move.Phase.SWITCHED, Move.Phase.FINISHED);
        }
        return tail;
    }

    /// What a copy would find: files and bytes of the source, and of the target.
    public record Plan(long files, long bytes, long filesThere, long bytesThere) {}

    public Plan plan(StorageConfig from, StorageConfig to) {
        try (ObjectStore source = StoreWiring.open(from, instance.clock());
                ObjectStore target = StoreWiring.open(to, instance.clock())) {
            long[] there = count(source);
            long[] here = count(target);
            return new Plan(there[0], there[1], here[0], here[1]);
        }
    }

    private static long[] count(ObjectStore store) {
        long[] sum = new long[2];
        try (Stream<ObjectInfo> all = store.list(KeyRange.ALL)) {
            all.forEach(info -> {
                sum[0]++;
                sum[1] += info.size();
            });
        }
        return sum;
    }
}
