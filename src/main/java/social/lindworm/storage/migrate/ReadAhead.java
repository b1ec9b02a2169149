package social.lindworm.storage.migrate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// Reads a listing on a thread of its own, a few hundred entries ahead of whoever takes them: a disk and a service are
/// then asked at the same time. What the listing throws is thrown to the taker, in its place. For one taker; close it
/// before the listing.
final class ReadAhead<T> implements Iterator<T>, AutoCloseable {

    private static final int BATCH = 250;
    private static final int BATCHES = 4;

    private final BlockingQueue<Batch<T>> batches = new ArrayBlockingQueue<>(BATCHES);
    private final Thread reader;
    private Batch<T> current = new Batch<>(List.of(), null, false);
    private int next;

    /// @param failure what came after the entries
    /// @param last whether nothing follows
    private record Batch<T>(List<T> entries, @Nullable Throwable failure, boolean last) {}

    ReadAhead(Iterator<T> listing) {
        reader = Thread.ofPlatform().daemon().name("listing").start(() -> read(listing));
    }

    private void read(Iterator<T> listing) {
        List<T> entries = new ArrayList<>(BATCH);
        try {
            while (listing.hasNext()) {
                entries.add(listing.next());
                if (entries.size() == BATCH) {
                    batches.put(new Batch<>(entries, null, false));
                    entries = new ArrayList<>(BATCH);
                }
            }
            batches.put(new Batch<>(entries, null, true));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            fail(entries, e);
        }
    }

    private void fail(List<T> entries, Throwable failure) {
        try {
            batches.put(new Batch<>(entries, failure, true));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean hasNext() {
        while (next == current.entries.size()) {
            if (current.failure instanceof Error broken) {
                throw broken;
            }
            if (current.failure instanceof RuntimeException failure) {
                throw failure;
            }
            if (current.last) {
                return false;
            }
            current = take();
            next = 0;
        }
        return true;
    }

    private Batch<T> take() {
        try {
            return batches.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while listing", e);
        }
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return current.entries.get(next++);
    }

    /// Stops reading; returns when the listing is not touched any more.
    @Override
    public void close() {
        reader.interrupt();
        batches.clear();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
