package social.lindworm.jobs;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import social.lindworm.db.Database;

/// What went wrong in jobs, for the admin: kept until the job succeeds or is dismissed. Thread-safe.
public final class JobFailures {

    private static final int LONGEST_ERROR = 4_000;

    private static final RowMapper<Failure> ROW = (row, context) -> new Failure(
            row.getLong("id"),
            row.getString("job"),
            row.getString("job_key"),
            row.getString("payload"),
            row.getString("error"),
            row.getInt("attempts"),
            row.getBoolean("gave_up"),
            Instant.ofEpochMilli(row.getLong("failed_at")));

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
    public record Failure(
            long id,
            String job,
            String key,
            String payload,
            String error,
            int attempts,
            boolean gaveUp,
            Instant failedAt) {}

    /// The newest failures first.
    public List<Failure> newest(int limit) {
        return database.read(
                handle -> handle.createQuery("select * from job_failure order by failed_at desc, id desc limit :limit")
                        .bind("limit", limit)
                        .map(ROW)
                        .list());
    }

    /// Puts a job that was given up back into the queue.
    ///
    /// @return false if there is no such failure any more
    public boolean retry(long id) {
        return database.write(handle -> {
            Optional<Failure> failure = handle.createQuery("select * from job_failure where id = :id and gave_up")
                    .bind("id", id)
                    .map(ROW)
                    .findOne();
            failure.ifPresent(found -> {
                handle.execute("delete from job_failure where id = ?", id);
                jobs.enqueueRaw(handle, found.job(), found.key(), found.payload());
            });
            return failure.isPresent();
        });
    }

    /// Forgets a failure.
    public void dismiss(long id) {
        database.change(handle -> handle.execute("delete from job_failure where id = ? and gave_up", id));
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

    void succeeded(JobType<?> type, String key) {
        database.change(
                handle -> handle.execute("delete from job_failure where job = ? and job_key = ?", type.name(), key));
    }
}
