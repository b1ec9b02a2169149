package social.lindworm.storage.wrapper;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.lindworm.storage.StorageException;

/// How often something is tried again and how long is waited before: twice as long each time, less a random part, so
/// that many who failed together do not come back together.
///
/// @param retries further attempts after the first
public record Patience(int retries, Duration first, Duration longest, RandomGenerator random, Pause pause) {

    private static final Logger log = LoggerFactory.getLogger(Patience.class);

    /// Waits.
    public interface Pause {
        void sleep(Duration time) throws InterruptedException;
    }

    /// From a tenth of a second to five seconds.
    public static Patience of(int retries) {
        return new Patience(
                retries, Duration.ofMillis(100), Duration.ofSeconds(5), RandomGenerator.getDefault(), Thread::sleep);
    }

    /// What the call gives, at the last attempt also its failure.
    <T> T patiently(Supplier<T> call) {
        for (int attempt = 0; ; attempt++) {
            try {
                return call.get();
            } catch (StorageException e) {
                waitAfter(e, attempt);
            }
        }
    }

    /// Returns when it is time for the next attempt.
    ///
    /// @throws StorageException the failure, if there is to be none
    void waitAfter(StorageException failure, int attempt) {
        if (attempt >= retries || !mayPass(failure)) {
            throw failure;
        }
        Duration wait = wait(attempt);
        log.debug("Trying again in {} ms: {}", wait.toMillis(), failure.getMessage());
        try {
            pause.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    /// Room is not made within seconds, so who needs it is told at once.
    private static boolean mayPass(StorageException failure) {
        return failure.retryable() && !(failure instanceof StorageException.Full);
    }

    private Duration wait(int attempt) {
        long most = Math.min(first.toMillis() << Math.min(attempt, 20), longest.toMillis());
        return Duration.ofMillis(random.nextLong(most / 2, most + 1));
    }
}
