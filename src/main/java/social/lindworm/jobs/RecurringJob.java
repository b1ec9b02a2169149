package social.lindworm.jobs;

import java.time.Duration;

/// Work repeated for as long as the instance runs; with several processes, one of them does it.
public interface RecurringJob {

    /// Lasting name in the database.
    String name();

    /// The pause between the end of one run and the start of the next.
    Duration every();

    void run() throws Exception;
}
