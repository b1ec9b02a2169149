package social.lindworm.jobs;

import java.time.Duration;

/// How often a failed job is tried again, and how long it waits before.
///
/// @param attempts runs in all, the first included; at least 1
/// @param first the wait after the first failure; doubles after each further one
/// @param longest the wait never grows beyond this
public record RetryPolicy(int attempts, Duration first, Duration longest) {

    /// For work that needs another machine, be it a store: fifteen tries over about two days.
    public static final RetryPolicy REMOTE = new RetryPolicy(15, Duration.ofSeconds(30), Duration.ofHours(12));

    public RetryPolicy {
        if (attempts < 1 || first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("impossible retry policy");
        }
    }

    /// The wait after so many failures in a row, the first counting 1.
    Duration after(int failures) {
        int doublings = Math.min(failures - 1, 30);
        Duration wait = first.multipliedBy(1L << doublings);
        return wait.compareTo(longest) > 0 ? longest : wait;
    }
}
