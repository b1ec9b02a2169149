package social.lindworm.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
import social.lindworm.storage.migrate.Deletions;
import social.lindworm.storage.migrate.Proofs;
import social.lindworm.storage.wrapper.PacedStore;
import social.lindworm.storage.wrapper.YieldingStore;

/// Carries a move of all pictures on, phase by phase, while servers run: each step may be broken off and taken again.
/// Servers notice a phase within seconds, so a copy, which must miss no deletion either, is begun only [#SETTLING]
/// after it.
public final class Moving {

    /// Longer than any server needs to notice a phase.
    public static final Duration SETTLING = Duration.ofSeconds(5);

    private static final int REASONS = 10;

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

    /// Copies until the target has all that the source has, and all that the ledger knows. What came while it copied
    /// is brought by a second copy, which is also the one that reads back: everything once, at the end.
    public CopyOutcome copy(Move move, CopyProgress progress) throws InterruptedException {
        settle(move);
        CopyOutcome first = carry(move, false, progress);
        if (!first.complete()) {
            return first;
        }
        CopyOutcome last = carry(move, manner.readsBack(), progress);
        Unlisted unlisted = last.complete() ? bringUnlisted(forth(move)) : Unlisted.NOTHING;
        long discarded = last.complete() ? removeDiscarded(move) : 0;
        return unlisted.addedTo(new CopyOutcome(
                first.copied() + last.copied() + unlisted.brought(),
                first.bytes() + last.bytes(),
                first.alreadyThere(),
                last.failed(),
                last.reasons(),
                new CopyOutcome.Proof(
                        last.proof().files() + unlisted.brought(),
                        last.proof().bytes(),
                        first.proof().removed() + last.proof().removed() + discarded,
                        last.proof().others())));
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

    /// Slow as it was told to be, and slower while the server of this home has much to do.
    private ObjectStore paced(ObjectStore store) {
        ObjectStore yielding =
                new YieldingStore(store, ServerLoad.of(instance.config().home()), instance.clock());
        return manner.bytesPerSecond().isPresent()
                ? new PacedStore(yielding, manner.bytesPerSecond().getAsLong())
                : yielding;
    }

    /// From the leading place to the following one.
    private Way forth(Move move) {
        StoreWiring.Pictures ends = Ends.of(instance.config(), move).pictures();
        return new Way(ends.leading(), ends.following().orElseThrow());
    }

    private CopyOutcome carry(Move move, boolean readsBack, CopyProgress progress) {
        Deletions deletions = new Deletions.Followed(key -> !media().isNeeded(key));
        CopyRules.Care care = new CopyRules.Care(readsBack, deletions, false);
        try (Way way = forth(move)) {
            return media().copy(way.from, way.to, new MediaMove.Way(proofs(move, "copied"), care, progress));
        }
    }

    /// What the ledger knows and no listing named.
    ///
    /// @param brought files that were brought over one by one
    /// @param lost files that neither place has
    private record Unlisted(long brought, Set<ObjectKey> lost) {

        static final Unlisted NOTHING = new Unlisted(0, Set.of());

        CopyOutcome addedTo(CopyOutcome outcome) {
            return outcome.failing(lost.size(), reasons());
        }

        private List<String> reasons() {
            return lost.stream()
                    .limit(REASONS)
                    .map(key -> key.text() + ": the database knows it, but neither place has it; ./bw-dev storage heal"
                            + " looks for it elsewhere, or gives the picture up")
                    .toList();
        }
    }

    /// What no listing named, or one named with another size: brought over one by one.
    private Unlisted bringUnlisted(Way open) {
        try (Way way = open) {
            Map<ObjectKey, Long> lacking = lacking(way.to, way.from);
            long brought = lacking.entrySet().stream()
                    .filter(file -> way.from
                            .store()
                            .stat(file.getKey())
                            .filter(there -> file.getValue() < 0 || there.size() == file.getValue())
                            .isPresent())
                    .filter(file -> MediaMove.bring(way.from.store(), way.to.store(), file.getKey()))
                    .count();
            return new Unlisted(brought, brought == lacking.size() ? Set.of() : stillLacking(lacking, way));
        }
    }

    /// Looks once more, since pictures may have been discarded meanwhile.
    private Set<ObjectKey> stillLacking(Map<ObjectKey, Long> before, Way way) {
        Set<ObjectKey> lost = new TreeSet<>(lacking(way.to, way.from).keySet());
        lost.retainAll(before.keySet());
        return lost;
    }

    /// What the ledger knows in either place and the target has not, with the size that it should have where it has
    /// another one.
    private Map<ObjectKey, Long> lacking(MediaMove.End target, MediaMove.End source) {
        return lacking(target.store(), Set.of(target.place(), source.place()));
    }

    private Map<ObjectKey, Long> lacking(ObjectStore target, Set<String> names) {
        Map<ObjectKey, Long> lacking = new TreeMap<>();
        MediaVerification.Places places = new MediaVerification.Places(target, Optional.empty(), names);
        try {
            new MediaVerification(instance.database(), places, instance.clock()).run(found -> {
                switch (found) {
                    case Discrepancy.Missing missing -> lacking.put(missing.key(), -1L);
                    case Discrepancy.WrongSize wrong -> lacking.put(wrong.key(), wrong.ledger());
                    case Discrepancy.Orphan _ -> {
                        // Nobody misses it.
                    }
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger could not be compared with the target", e);
        }
        return lacking;
    }

    /// What one place has and the other lacks; the ledger is told that pictures of the one are in the other.
    private CopyOutcome stragglers(Move move, Way way, CopyProgress progress) {
        try (way) {
            return media().bringStragglers(way.from, way.to, proofs(move, "late"), progress);
        }
    }

    private MediaMove media() {
        return new MediaMove(instance.database());
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
        Move switched = move.phase() == Move.Phase.COPYING ? go(move, Move.Phase.SWITCHED) : move;
        settle(switched);
        return leave(switched, progress);
    }

    /// What one place received last, or could not give yet, is brought where the other leads.
    private CopyOutcome leave(Move move, CopyProgress progress) {
        StoreWiring.Pictures ends = Ends.of(instance.config(), move).pictures();
        StorageConfig left = ends.following().orElseThrow();
        Unlisted unlisted = bringUnlisted(new Way(left, ends.leading()));
        CopyOutcome tail = plus(stragglers(move, new Way(left, ends.leading()), progress), unlisted);
        removeDiscarded(move);
        return tail;
    }

    /// From where the copying puts, what it may have put after it was deleted there.
    private long removeDiscarded(Move move) {
        Ends ends = Ends.of(instance.config(), move);
        long files = 0;
        for (StorageConfig place : List.of(ends.source(), ends.target())) {
            try (ObjectStore store = StoreWiring.open(place, instance.clock())) {
                files += media().removeDiscarded(store);
            }
        }
        return files;
    }

    /// @return the move in its new phase
    private Move go(Move move, Move.Phase to) {
        if (!instance.moves().go(move, to)) {
            throw overtaken();
        }
        return instance.moves().current().orElseThrow(Moving::overtaken);
    }

    private void end(Move move, Move.Phase over) {
        if (!instance.moves().go(move, over)) {
            throw overtaken();
        }
    }

    static IllegalStateException overtaken() {
        return new IllegalStateException(
                "another process has gone on with this move meanwhile; look at it with storage migrate --status");
    }

    /// The source leads again, with all that came since the switch.
    public CopyOutcome turnBack(Move move, CopyProgress progress) throws InterruptedException {
        if (move.phase() == Move.Phase.COPYING) {
            end(move, Move.Phase.RETURNED);
            return NOTHING;
        }
        if (move.phase() == Move.Phase.LEFT) {
            return returned(move, NOTHING, progress);
        }
        Move returning = move.phase() == Move.Phase.SWITCHED ? go(move, Move.Phase.RETURNING) : move;
        CopyOutcome copied = copy(returning, progress);
        return copied.complete() ? returned(go(returning, Move.Phase.LEFT), copied, progress) : copied;
    }

    private CopyOutcome returned(Move move, CopyOutcome copied, CopyProgress progress) throws InterruptedException {
        settle(move);
        CopyOutcome tail = leave(move, progress);
        if (!tail.complete()) {
            return tail;
        }
        bringUploads(move);
        end(move, Move.Phase.RETURNED);
        return copied;
    }

    /// Those that no job has looked at yet, from the store that follows to the one that leads.
    private void bringUploads(Move move) {
        StoreWiring.Pictures ends = Ends.of(instance.config(), move).pictures();
        StorageConfig leading = ends.leading();
        try (ObjectStore left = StoreWiring.open(ends.following().orElseThrow(), instance.clock());
                ObjectStore unseen = StoreWiring.bare(leading.unseen(leading.limits()), instance.clock())) {
            MediaMove.bringUploads(left, unseen);
        }
    }

    private static final CopyOutcome NOTHING =
            new CopyOutcome(0, 0, 0, 0, List.of(), new CopyOutcome.Proof(0, 0, 0, 0));

    private static CopyOutcome plus(CopyOutcome outcome, Unlisted unlisted) {
        return unlisted.addedTo(new CopyOutcome(
                outcome.copied() + unlisted.brought(),
                outcome.bytes(),
                outcome.alreadyThere(),
                outcome.failed(),
                outcome.reasons(),
                outcome.proof()));
    }

    /// The target is the only place from now on.
    ///
    /// @return what was brought from the source
    public CopyOutcome finish(Move move, CopyProgress progress) throws InterruptedException {
        settle(move);
        CopyOutcome tail = leave(move, progress);
        if (tail.complete()) {
            bringUploads(move);
            end(move, Move.Phase.FINISHED);
        }
        return tail;
    }

    /// The target is the only place from now on, since the source cannot be asked any more for what may be left
    /// there.
    ///
    /// @return how many files of pictures are lost with it
    public long finishWithoutSource(Move move) throws InterruptedException {
        settle(move);
        Ends ends = Ends.of(instance.config(), move);
        long lost;
        try (ObjectStore target = StoreWiring.open(ends.target(), instance.clock())) {
            lost = lacking(target, Set.of(ends.source().place(), ends.target().place()))
                    .size();
            media().removeDiscarded(target);
        }
        media().note(ends.source().place(), ends.target().place());
        end(move, Move.Phase.FINISHED);
        return lost;
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
