package social.lindworm.storage.wrapper;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import social.lindworm.storage.ByteRange;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StoredObject;

/// Lets those who are served on this machine go first: while they keep it busy, each file that is opened waits for so
/// long that this process takes little of the processors. A low priority alone does not do it, since Linux divides the
/// time by sessions and control groups before it looks at priorities (sched(7)). Thread-safe.
public final class YieldingStore extends ForwardingStore {

    private static final double BUSY = 0.2;
    private static final double LITTLE = 0.05;
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration SHORTEST = Duration.ofMillis(50);

    /// In steps of this size it steps aside within two seconds.
    private static final int STEP = 4;

    /// However busy it is, a copy comes to its end.
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Supplier<Load> load;
    private final Clock clock;
    private final Waiting waiting;
    private Instant nextLook = Instant.MIN;
    private Duration pause = Duration.ZERO;

    /// What was taken of all processors together since it was asked before, 0 to 1.
    ///
    /// @param serving by those who serve people
    /// @param own by this process
    public record Load(double serving, double own) {}

    /// Waits.
    @FunctionalInterface
    interface Waiting {
        void sleep(Duration time) throws InterruptedException;
    }

    /// @param load asked at most twice a second, by one thread at a time
    public YieldingStore(ObjectStore store, Supplier<Load> load, Clock clock) {
        this(store, load, clock, time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
    }

    YieldingStore(ObjectStore store, Supplier<Load> load, Clock clock, Waiting waiting) {
        super(store);
        this.load = load;
        this.clock = clock;
        this.waiting = waiting;
    }

    @Override
    public StoredObject open(ObjectKey key, ByteRange range) {
        Duration now = pause();
        if (!now.isZero()) {
            try {
                waiting.sleep(now);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return super.open(key, range);
    }

    private synchronized Duration pause() {
        Instant now = clock.instant();
        if (!now.isBefore(nextLook)) {
            nextLook = now.plus(LOOK);
            pause = after(load.get());
        }
        return pause;
    }

    private Duration after(Load seen) {
        if (seen.serving() < BUSY) {
            return Duration.ZERO;
        }
        if (seen.own() <= LITTLE) {
            return pause.compareTo(SHORTEST) > 0 ? pause.dividedBy(2) : pause;
        }
        Duration longer = pause.multipliedBy(STEP);
        return longer.compareTo(SHORTEST) < 0 ? SHORTEST : longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    }
}
