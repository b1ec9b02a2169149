package social.lindworm.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.SqliteJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import java.time.Duration;
import java.util.List;
import social.lindworm.db.Database;

/// Runs jobs in this process until closed. Several processes may run on one database; each job is done by one of them.
public final class JobRunner implements AutoCloseable {

    /// Jobs enqueued by this process start at once; this is for those that others enqueued or that wait for their time.
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    /// A process that was killed is noticed after four missed beats, and its jobs are taken over.
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);

    private static final Duration DRAIN = Duration.ofSeconds(20);

    private final Scheduler scheduler;

    private JobRunner(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /// Starts at once.
    ///
    /// @param threads how many jobs may run at the same time
    public static JobRunner start(
            Database database,
            Jobs jobs,
            JobFailures failures,
            List<JobHandler<?>> handlers,
            List<RecurringJob> recurring,
            int threads) {
        var builder = Scheduler.create(database.dataSource(), new JobTasks(failures).oneTime(handlers))
                .startTasks(JobTasks.recurring(recurring))
                .serializer(new PayloadJson())
                .jdbcCustomization(
                        switch (database.engine()) {
                            case SQLITE -> new SqliteJdbcCustomization();
                            case POSTGRESQL -> new PostgreSqlJdbcCustomization(false, false);
                        })
                .threads(threads)
                .pollingInterval(LOOK_EVERY)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(DRAIN)
                .deleteUnresolvedAfter(Duration.ofDays(14))
                .failureLogging(LogLevel.OFF, false);
        Scheduler scheduler = builder.build();
        scheduler.start();
        jobs.onEnqueued(scheduler::triggerCheckForDueExecutions);
        return new JobRunner(scheduler);
    }

    /// Waits for running jobs, at most 20 seconds; what is cut off runs again at the next start.
    @Override
    public void close() {
        scheduler.stop();
    }
}
