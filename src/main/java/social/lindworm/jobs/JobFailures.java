package social.lindworm.jobs;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import social.lindworm.db.Database;

/// What went wrong in jobs, for the admin: kept until the job succeeds or is dismissed. Thread-safe.
public final class JobFailures {

    private static final int LONGEST_ERROR = 4_000;

    /// A failed job with its next try, which stands in the scheduler's own table.
    private static final String FAILURES = """
            select f.*, t.execution_time, coalesce(t.picked, false) as running
            from job_failure f left join scheduled_tasks t on t.task_name = f.job and t.task_instance = f.job_key
            """;

    private static final RowMapper<Failure> ROW = (row, context) -> new Failure(
            row.getLong("id"),
            row.getString("job"),
            row.getString("job_key"),
            row.getString("payload"),
            row.getString("error"),
            row.getInt("attempts"),
            row.getBoolean("gave_up"),
            Instant.ofEpochMilli(row.getLong("failed_at")),
            Optional.ofNullable(row.getTimestamp("execution_time")).map(Timestamp::toInstant),
            row.getBoolean("running"));

    private final Database database;
    private final Jobs jobs;
    private final Clock clock;

    public JobFailures(Database database, Jobs jobs, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
    }

    /// One failed job.
    ///
    /// @param payload what it was told, as JSON
    /// @param attempts how often it was tried
    /// @param gaveUp whether it will not be tried again by itself
    /// @param nextTry when it is tried again, if it is
    /// @param running whether it is being tried this moment
    public record Failure(
            long id,
            String job,
            String key,
            String payload,
            String error,
            int attempts,
            boolean gaveUp,
            Instant failedAt,
            Optional<Instant> nextTry,
            boolean running) {}

    /// How much work there is; what repeats itself does not count.
    ///
    /// @param waiting jobs whose time has not come or for which nobody had time yet, also those that failed before
    /// @param failing those of the waiting that failed before
    /// @param givenUp jobs that are not tried again by themselves
    public record Queue(long waiting, long running, long failing, long givenUp) {}

    public record Page(List<Failure> failures, long total) {}

    public Queue queue() {
        return database.read(handle -> handle.createQuery("""
                        select (select count(*) from scheduled_tasks where not picked and task_instance <> 'recurring') as waiting,
                            (select count(*) from scheduled_tasks where picked and task_instance <> 'recurring') as running,
                            (select count(*) from job_failure where not gave_up) as failing,
                            (select count(*) from job_failure where gave_up) as given_up
                        """)
                .map((row, context) -> new Queue(
                        row.getLong("waiting"),
                        row.getLong("running"),
                        row.getLong("failing"),
                        row.getLong("given_up")))
                .one());
    }

    /// The newest failures first.
    public Page page(int offset, int count) {
        return database.read(handle -> new Page(
                handle.createQuery(FAILURES + " order by f.failed_at desc, f.id desc limit :count offset :offset")
                        .bind("count", count)
                        .bind("offset", offset)
                        .map(ROW)
                        .list(),
                handle.createQuery("select count(*) from job_failure")
                        .mapTo(long.class)
                        .one()));
    }

    /// Every failure as the caller's transaction sees it.
    public List<Failure> all(Handle handle) {
        return handle.createQuery(FAILURES + " order by f.id").map(ROW).list();
    }

    public Optional<Failure> find(Handle handle, long id) {
        return handle.createQuery(FAILURES + " where f.id = :id")
                .bind("id", id)
                .map(ROW)
                .findOne();
    }

    /// Lets a failed job run now, within the caller's transaction, whether it waited for its next try or was given up.
    ///
    /// @return false if it is running already
    public boolean retry(Handle handle, Failure failure) {
        if (failure.gaveUp()) {
            forget(handle, failure);
            jobs.enqueueRaw(handle, failure.job(), failure.key(), failure.payload());
            return true;
        }
        return jobs.hurry(handle, failure.job(), failure.key());
    }

    /// Forgets a failed job and whatever it was to do, within the caller's transaction.
    ///
    /// @return false if it is running this moment
    public boolean giveUp(Handle handle, Failure failure) {
        boolean stopped = failure.gaveUp() || jobs.cancel(handle, failure.job(), failure.key());
        if (stopped) {
            forget(handle, failure);
        }
        return stopped;
    }

    private static void forget(Handle handle, Failure failure) {
        handle.execute("delete from job_failure where id = ?", failure.id());
    }

    void record(JobType<?> type, String key, String payload, String error, int attempts, boolean gaveUp) {
        database.change(handle -> handle.createUpdate("""
                        insert into job_failure (job, job_key, payload, error, attempts, gave_up, failed_at)
                        values (:job, :key, :payload, :error, :attempts, :gaveUp, :at)
                        on conflict (job, job_key) do update set payload = excluded.payload, error = excluded.error,
                            attempts = excluded.attempts, gave_up = excluded.gave_up, failed_at = excluded.failed_at
                        """)
                .bind("job", type.name())
                .bind("key", key)
                .bind("payload", payload)
                .bind("error", error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error)
                .bind("attempts", attempts)
                .bind("gaveUp", gaveUp)
                .bind("at", clock.instant())
                .execute());
    }

    static void forgetGivenUp(Handle handle, JobType<?> type, String key) {
        handle.execute("delete from job_failure where job = ? and job_key = ? and gave_up", type.name(), key);
    }

    void succeeded(JobType<?> type, String key) {
        database.change(
                handle -> handle.execute("delete from job_failure where job = ? and job_key = ?", type.name(), key));
    }
}
