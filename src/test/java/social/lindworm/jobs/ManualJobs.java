package social.lindworm.jobs;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import social.lindworm.db.Database;

/// Runs jobs when a test says so, in the test's thread, by a clock that the test moves.
public final class ManualJobs {

    private final ManualScheduler scheduler;
    private final SettableClock clock = new SettableClock();

    public ManualJobs(Database database, JobFailures failures, List<JobHandler<?>> handlers) {
        var builder = TestHelper.createManualScheduler(database.dataSource(), new JobTasks(failures).oneTime(handlers))
                .clock(clock);
        builder.serializer(new PayloadJson());
        scheduler = builder.build();
        scheduler.start();
    }

    public static ManualJobs over(Database database, JobHandler<?>... handlers) {
        Clock system = Clock.systemUTC();
        return new ManualJobs(database, new JobFailures(database, new Jobs(system), system), List.of(handlers));
    }

    /// Runs everything that is due by now, and what that enqueues, until nothing is.
    public void runDue() {
        clock.set(
                Clock.systemUTC().instant().isAfter(clock.now())
                        ? Clock.systemUTC().instant()
                        : clock.now());
        for (int round = 0; round < 20; round++) {
            scheduler.runAnyDueExecutions();
        }
    }

    /// Moves the clock and runs what has become due.
    public void later(Duration time) {
        scheduler.tick(time);
        runDue();
    }
}
