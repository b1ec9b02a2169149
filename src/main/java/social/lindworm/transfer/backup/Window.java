package social.lindworm.transfer.backup;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Work done by several threads whose results are taken in the order it was given out, so much ahead and no more. The
/// first failure ends it. For one thread.
final class Window<T> implements AutoCloseable {

    private static final int AHEAD = 16;

    private final Deque<Future<T>> pending = new ArrayDeque<>();
    private final ExecutorService workers;
    private final int size;
    private final Taker<T> taker;

    /// Hears the results, in order, on the thread that gives the work out.
    interface Taker<T> {
        void take(T result) throws IOException;
    }

    Window(int threads, Taker<T> taker) {
        this.workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("backup-", 0).factory());
        this.size = threads * AHEAD;
        this.taker = taker;
    }

    void add(Callable<T> work) throws IOException {
        add(workers.submit(work));
    }

    /// A result for which there was nothing to do.
    void addDone(T result) throws IOException {
        add(CompletableFuture.completedFuture(result));
    }

    private void add(Future<T> result) throws IOException {
        pending.add(result);
        while (pending.size() >= size
                || (!pending.isEmpty() && pending.element().isDone())) {
            settle();
        }
    }

    /// Waits for everything.
    void drain() throws IOException {
        while (!pending.isEmpty()) {
            settle();
        }
    }

    private void settle() throws IOException {
        try {
            taker.take(pending.remove().get());
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case IOException failure -> throw failure;
                case null, default -> throw new IllegalStateException("the work broke off", e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
        workers.close();
    }
}
