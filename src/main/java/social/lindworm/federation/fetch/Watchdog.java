package social.lindworm.federation.fetch;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Keeps the time of all requests, with one thread. A socket's own time limit starts anew with every byte, so a
/// server that trickles would never meet it.
final class Watchdog implements AutoCloseable {

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("fetch watchdog").factory());

    Watchdog() {
        timer.setRemoveOnCancelPolicy(true);
    }

    Deadline deadline(Duration time) {
        Deadline deadline = new Deadline(System.nanoTime() + time.toNanos());
        deadline.cancelWith(timer.schedule(deadline::expire, time.toMillis(), TimeUnit.MILLISECONDS));
        return deadline;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
