package social.lindworm.storage;

import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Cuts connections whose other side stopped taking bytes: a socket has a time limit for reading but none for
/// writing. Thread-safe.
public final class StalledWrites implements AutoCloseable {

    /// Less fits into the system's own buffers, so writing it does not wait.
    private static final int WORTH_WATCHING = 128 * 1024;

    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final long limitNanos;
    private @Nullable ScheduledExecutorService checks;

    public StalledWrites(Duration limit) {
        this.limitNanos = limit.toNanos();
    }

    /// From now on, until it is closed, it must be told of progress.
    public Watch watch(HttpURLConnection connection, long length) {
        Watch watch = new Watch(connection);
        if (length > WORTH_WATCHING) {
            watches.add(watch);
            startChecks();
        }
        return watch;
    }

    private synchronized void startChecks() {
        if (checks == null) {
            checks = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("stalled-writes").factory());
            long pause = limitNanos / 4;
            var _ = checks.scheduleWithFixedDelay(this::cutStalled, pause, pause, TimeUnit.NANOSECONDS);
        }
    }

    /// On threads of their own, since closing a TLS socket may wait for the write that hangs.
    private void cutStalled() {
        long now = System.nanoTime();
        watches.removeIf(watch -> {
            boolean stalled = now - watch.since > limitNanos;
            if (stalled) {
                Thread.startVirtualThread(watch.connection::disconnect);
            }
            return stalled;
        });
    }

    @Override
    public synchronized void close() {
        if (checks != null) {
            checks.shutdownNow();
        }
    }

    /// One body being written.
    public final class Watch implements AutoCloseable {
        private final HttpURLConnection connection;
        private volatile long since = System.nanoTime();

        private Watch(HttpURLConnection connection) {
            this.connection = connection;
        }

        public void progress() {
            since = System.nanoTime();
        }

        @Override
        public void close() {
            watches.remove(this);
        }
    }
}
