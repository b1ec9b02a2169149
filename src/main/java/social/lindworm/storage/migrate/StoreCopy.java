package social.lindworm.storage.migrate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;

/// Brings every object of one store into another and proves that it is there. The listings of both are read side
/// by side in key order, so memory does not grow with their number. What the target has with the same content is
/// left alone; content is compared, not times, though it need not be read again while neither store calls it
/// changed. Nothing is deleted but, where the rules say so, what an earlier run brought and the source has not any
/// more. A run may be stopped at any point, and the next one goes on; both stores may
/// be in use meanwhile.
public final class StoreCopy {

    /// A pass that sent something is followed by one that looks whether it is there. Where new files keep coming,
    /// the answer of the store to the last ones is believed.
    private static final int PASSES = 4;

    private static final int WINDOW_PER_CONNECTION = 16;

    private final ObjectStore source;
    private final Carrier carrier;
    private final ObjectStore target;
    private final Proofs proofs;
    private final CopyRules rules;

    /// @param proofs what earlier runs between the same two stores found out
    public StoreCopy(ObjectStore source, ObjectStore target, Proofs proofs, CopyRules rules) {
        this.source = source;
        this.target = target;
        this.carrier = new Carrier(source, target, rules.care().readsBack());
        this.proofs = proofs;
        this.rules = rules;
    }

    /// @throws StorageException if the target refuses, cannot be listed, or failed many times in a row
    /// @throws OutOfOrder if a listing cannot be relied on
    public CopyOutcome run(CopyProgress progress) {
        Tally tally = new Tally(progress);
        try (ExecutorService workers = Executors.newFixedThreadPool(
                rules.connections(),
                Thread.ofPlatform().daemon().name("copy-", 0).factory())) {
            try {
                boolean again = true;
                for (int pass = 1; pass <= PASSES && again; pass++) {
                    tally.begin(pass);
                    pass(workers, tally);
                    again = tally.sentInThisPass() > 0
                            || (pass == 1 && rules.care().readsBack());
                }
            } catch (RuntimeException | Error e) {
                workers.shutdownNow();
                throw e;
            }
        }
        return tally.outcome();
    }

    private void pass(ExecutorService workers, Tally tally) {
        try (Stream<ObjectInfo> from = source.list(KeyRange.ALL);
                Stream<ObjectInfo> to = target.list(KeyRange.ALL);
                ReadAhead<ObjectInfo> theirs = new ReadAhead<>(from.iterator());
                ReadAhead<ObjectInfo> ours = new ReadAhead<>(to.iterator());
                Proofs.Session session = proofs.open()) {
            var stores = new SideBySide<>(
                    new SideBySide.Ordered<>("the source", theirs, ObjectInfo::key),
                    new SideBySide.Ordered<>("the target", ours, ObjectInfo::key));
            var rows = new SideBySide<>(
                    new SideBySide.Ordered<>("the stores", stores, StoreCopy::key),
                    new SideBySide.Ordered<>("the notes", session.before(), Proof::key));
            go(rows, new Under(workers, session, tally));
            session.finish();
        }
    }

    private static ObjectKey key(SideBySide.Row<ObjectInfo, ObjectInfo> row) {
        return row.left() == null
                ? Objects.requireNonNull(row.right()).key()
                : row.left().key();
    }

    /// One object under way.
    ///
    /// @param before what earlier runs found out about it
    private record Pending(Future<Step> step, @Nullable Proof before) {}

    /// What a pass works with.
    private record Under(ExecutorService workers, Proofs.Session session, Tally tally) {

        void settle(Pending pending) {
            Step step = get(pending.step);
            tally.count(step)
                    .ifPresentOrElse(
                            proof -> session.keep(proof, step instanceof Step.Sent),
                            () -> remember(step, pending.before));
        }

        private void remember(Step step, @Nullable Proof before) {
            if (before != null && !(step instanceof Step.Removed)) {
                session.keep(before.unproved(), false);
            }
        }

        private static Step get(Future<Step> pending) {
            try {
                return pending.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw new IllegalStateException("a copy broke off", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the copy was interrupted", e);
            }
        }
    }

    /// Results are taken in key order, since the proofs are kept in it; what is done waits behind what is not, in a
    /// window of bounded length.
    private void go(Iterator<SideBySide.Row<SideBySide.Row<ObjectInfo, ObjectInfo>, Proof>> rows, Under under) {
        int window = rules.connections() * WINDOW_PER_CONNECTION;
        Deque<Pending> pending = new ArrayDeque<>(window);
        while (rows.hasNext()) {
            var row = rows.next();
            var stores = row.left();
            ObjectInfo there = stores == null ? null : stores.left();
            ObjectInfo here = stores == null ? null : stores.right();
            if (there == null) {
                without(under, here, row.right()).ifPresent(step -> pending.add(new Pending(step, row.right())));
            } else if (rules.goes().test(there.key())) {
                pending.add(new Pending(step(under, there, here, row.right()), row.right()));
            }
            while (!pending.isEmpty()
                    && (pending.size() >= window || pending.element().step.isDone())) {
                under.settle(pending.remove());
            }
        }
        pending.forEach(under::settle);
    }

    /// The proofs of a pass that sends are not believed by the one that reads back.
    private boolean mustRead(Under under) {
        return rules.care().readsBack() && under.tally().isProving();
    }

    /// What the target has and the source has not.
    private Optional<Future<Step>> without(Under under, @Nullable ObjectInfo here, @Nullable Proof proof) {
        if (here == null) {
            return Optional.empty();
        }
        if (proof == null || rules.care().deletions() instanceof Deletions.Left) {
            under.tally().countOther();
            return Optional.empty();
        }
        return Optional.of(
                under.workers().submit(() -> carrier.remove(here, rules.care().deletions())));
    }

    private Future<Step> step(Under under, ObjectInfo there, @Nullable ObjectInfo here, @Nullable Proof proof) {
        if (here != null && proof != null && proof.holdsFor(there, here) && !mustRead(under)) {
            return CompletableFuture.completedFuture(new Step.Same(proof, there.size()));
        }
        if (here != null && rules.care().leavesWhatIsThere()) {
            return CompletableFuture.completedFuture(new Step.Left());
        }
        boolean sentBefore =
                under.tally().isProving() && proof != null && proof.source().equals(there.version());
        return under.workers()
                .submit(() -> sentBefore
                        ? carrier.prove(there, here)
                        : carrier.bring(there, here, rules.attributes().apply(there.key())));
    }
}
