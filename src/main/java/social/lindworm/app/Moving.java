package social.lindworm.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import social.lindworm.config.Config;
import social.lindworm.config.StorageConfig;
import social.lindworm.media.Discrepancy;
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
    /// @return false if another move is under way
    public boolean begin(StorageConfig source, StorageConfig target) {
        return instance.moves().begin(place(source), place(target), expected());
    }

    private static Moves.Place place(StorageConfig config) {
        return new Moves.Place(config.place(), Config.storageLine(config));
    }

    private long expected() {
        return new social.lindworm.media.MediaInventory(instance.database())
                .contents()
                .objects();
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

    /// One copy from the leading place to the following one.
    private CopyOutcome carry(Move move, CopyProgress progress) {
        Ends ends = Ends.of(instance.config(), move);
        StorageConfig from = move.phase() == Move.Phase.COPYING ? ends.source() : ends.target();
        StorageConfig to = move.phase() == Move.Phase.COPYING ? ends.target() : ends.source();
        Clock clock = instance.clock();
        try (ObjectStore source = paced(StoreWiring.open(from, clock));
                ObjectStore target = StoreWiring.open(to, clock)) {
            return new MediaMove(instance.database())
                    .copy(
                            new MediaMove.End(source, from.place()),
                            new MediaMove.End(target, to.place()),
                            new MediaMove.Way(
                                    proofs(move),
                                    new CopyRules.Care(manner.readsBack(), true),
                                    Beating.of(instance.moves(), progress)));
        }
    }

    private ObjectStore paced(ObjectStore store) {
        return manner.bytesPerSecond().isPresent()
                ? new PacedStore(store, manner.bytesPerSecond().getAsLong())
                : store;
    }

    /// Of this move and direction alone: what another found out says nothing about deletions since.
    private Proofs proofs(Move move) {
        Path folder = instance.config().home().data().resolve("storage");
        return new Proofs(
                folder.resolve("move-" + move.started().toEpochMilli() + "-" + (move.phase() == Move.Phase.RETURNING)));
    }

    /// What the ledger knows and no listing of the source named: brought over one by one.
    private long bringWhatNoListingNamed(Move move) {
        Ends ends = Ends.of(instance.config(), move);
        StorageConfig from = move.phase() == Move.Phase.COPYING ? ends.source() : ends.target();
        StorageConfig to = move.phase() == Move.Phase.COPYING ? ends.target() : ends.source();
        List<ObjectKey> missing = new ArrayList<>();
        try (ObjectStore source = StoreWiring.open(from, instance.clock());
                ObjectStore target = StoreWiring.open(to, instance.clock())) {
            new MediaVerification(
                            instance.database(),
                            new MediaVerification.Places(target, java.util.Optional.empty(), from.place()),
                            instance.clock())
                    .run(found -> {
                        if (found instanceof Discrepancy.Missing(ObjectKey key, var _, var _)) {
                            missing.add(key);
                        }
                    });
            return missing.stream()
                    .filter(key -> MediaMove.bring(source, target, key))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger could not be compared with the target", e);
        }
    }

    /// The target leads; then what was written by a server that had not noticed is brought there, and pages link there.
    ///
    /// @return what was brought after the switch
    public CopyOutcome switchOver(Move move, CopyProgress progress) throws InterruptedException {
        if (move.phase() == Move.Phase.COPYING) {
            instance.moves().go(Move.Phase.COPYING, Move.Phase.SWITCHED);
        }
        Move switched = instance.moves().current().orElseThrow();
        settle(switched);
        CopyOutcome tail = stragglers(switched, switched.source(), switched.target(), progress);
        return tail;
    }

    /// Brings what the target lacks, never what it has otherwise, and lets the ledger know.
    private CopyOutcome stragglers(Move move, Move.End from, Move.End to, CopyProgress progress) {
        Ends ends = Ends.of(instance.config(), move);
        boolean forth = from.place().equals(move.source().place());
        try (ObjectStore source = StoreWiring.open(forth ? ends.source() : ends.target(), instance.clock());
                ObjectStore target = StoreWiring.open(forth ? ends.target() : ends.source(), instance.clock())) {
            return new MediaMove(instance.database())
                    .bringStragglers(
                            new MediaMove.End(source, from.place()),
                            new MediaMove.End(target, to.place()),
                            Beating.of(instance.moves(), progress));
        }
    }

    /// The source leads again: with all that came since the switch.
    public CopyOutcome turnBack(Move move, CopyProgress progress) throws InterruptedException {
        if (move.phase() == Move.Phase.COPYING) {
            instance.moves().end();
            return NOTHING;
        }
        if (move.phase() == Move.Phase.SWITCHED) {
            instance.moves().go(Move.Phase.SWITCHED, Move.Phase.RETURNING);
        }
        Move returning = instance.moves().current().orElseThrow();
        CopyOutcome copied = copy(returning, progress);
        if (copied.complete()) {
            CopyOutcome tail = stragglers(returning, returning.target(), returning.source(), progress);
            if (!tail.complete()) {
                return tail;
            }
            instance.moves().end();
        }
        return copied;
    }

    private static final CopyOutcome NOTHING =
            new CopyOutcome(0, 0, 0, 0, List.of(), new CopyOutcome.Proof(0, 0, 0, 0));

    /// The target is the only place from now on. Uploads that no job has looked at yet are brought over first.
    ///
    /// @return what was brought
    public CopyOutcome finish(Move move, CopyProgress progress) {
        Ends ends = Ends.of(instance.config(), move);
        CopyOutcome tail = stragglers(move, move.source(), move.target(), progress);
        if (tail.complete()) {
            try (ObjectStore source = StoreWiring.open(ends.source(), instance.clock());
                    ObjectStore target = StoreWiring.bare(
                            ends.target().unseen(ends.target().limits()), instance.clock())) {
                MediaMove.bringUploads(source, target);
            }
            instance.moves().end();
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
