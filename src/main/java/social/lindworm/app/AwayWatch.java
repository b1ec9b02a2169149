package social.lindworm.app;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoredObject;

/// Asks the store of pictures now and then whether it gives them out, for a server that could hand them out of a second
/// one. Nobody who waits for a page finds out by waiting. Thread-safe.
final class AwayWatch implements AutoCloseable {

    static final Duration EVERY = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(AwayWatch.class);

    /// Nobody has it, and a store that says so is there.
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
        Optional<StorageException> obstacle = obstacle();
        away = obstacle.isPresent();
        if (away && !before) {
            LOG.atWarn()
                    .addKeyValue("obstacle", obstacle.get().getMessage())
                    .log("the store of pictures is away; this server hands them out of the second one");
        } else if (before && !away) {
            LOG.atInfo().log("the store of pictures is back");
        }
    }

    /// Opens it rather than looks at it: without a body, S3 says of a bucket that is gone what it says of an object.
    private Optional<StorageException> obstacle() {
        try (StoredObject _ = store.open(ANY)) {
            return Optional.empty();
        } catch (StorageException.Unreachable | StorageException.Denied e) {
            return Optional.of(e);
        } catch (StorageException | IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
