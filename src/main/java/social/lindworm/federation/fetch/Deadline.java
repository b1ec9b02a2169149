package social.lindworm.federation.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// The end of one request's time: what it holds is closed then, which wakes whoever is reading from it.
final class Deadline implements AutoCloseable {

    private final long endNanos;
    private final List<Closeable> held = new ArrayList<>();
    private @Nullable Future<?> timer;
    private boolean over;

    Deadline(long endNanos) {
        this.endNanos = endNanos;
    }

    void cancelWith(Future<?> future) {
        timer = future;
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
    }

    synchronized boolean isOver() {
        return over || left().isZero();
    }

    synchronized void closeWhenOver(Closeable resource) throws IOException {
        if (over) {
            resource.close();
            throw new IOException("the time is over");
        }
        held.add(resource);
    }

    synchronized void expire() {
        over = true;
        for (Closeable resource : held) {
            closeQuietly(resource);
        }
    }

    private static void closeQuietly(Closeable resource) {
        try {
            resource.close();
        } catch (IOException e) {
            return; // nothing was wanted of it any more
        }
    }

    @Override
    public void close() {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
