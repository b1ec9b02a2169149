package social.lindworm.app;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;

/// Asks the store of pictures now and then whether it is there, for a server that could hand them out of a second one.
/// Nobody who waits for a page finds out by waiting. Thread-safe.
final class AwayWatch implements AutoCloseable {

    static final Duration EVERY = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(AwayWatch.class);

    /// Whether it is there does not matter: a store that says no is not away.
    private static final ObjectKey ANY = new ObjectKey("is-anybody-there");

    private final ObjectStore store;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("away-watch").factory());
    private volatile boolean away;

    /// @param store asked once only and with little patience; stays the caller's to close
    AwayWatch(ObjectStore store) {
        this.store = store;
    }

    /// As it was when last looked.
    boolean isAway() {
        return away;
    }

    /// @param matters whether anybody would do otherwise if it were away; else it is left in peace
    void start(BooleanSupplier matters) {
        Runnable look = () -> lookIf(matters);
        var _ = looking.scheduleWithFixedDelay(look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Looks now if it matters. What fails for another reason leaves all as it was: a task that throws is never run
    /// again.
    void lookIf(BooleanSupplier matters) {
        try {
            if (matters.getAsBoolean()) {
                look();
            }
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("could not look whether the store of pictures is there; looking again soon");
        }
    }

    private synchronized void look() {
        boolean before = away;
        away = !answers();
        if (away && !before) {
            LOG.atWarn().log("the store of pictures is away; this server hands them out of the second one");
        } else if (before && !away) {
            LOG.atInfo().log("the store of pictures is back");
        }
    }

    private boolean answers() {
        try {
            var _ = store.stat(ANY);
            return true;
        } catch (StorageException.Unreachable e) {
            LOG.atDebug().setCause(e).log("no answer");
            return false;
        } catch (StorageException e) {
            return true;
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
