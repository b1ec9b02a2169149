package social.lindworm.media;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongFunction;
import org.jdbi.v3.core.Handle;
import social.lindworm.db.Database;
import social.lindworm.jobs.JobType;
import social.lindworm.jobs.Jobs;
import social.lindworm.jobs.RecurringJob;

/// Begins anew what a job should have done with a picture and gave up, be it that a store was away for days: else the
/// files of a discarded picture would stay where strangers can read them, and others would never be shown. What a job
/// still tries is left to it.
final class MediaResume implements RecurringJob {

    /// Until then its first job is at work.
    private static final Duration OLD = Duration.ofDays(1);

    /// What could not be made of an upload until then is told by the job that was given up, and by nobody again.
    private static final Duration HOPELESS = Duration.ofDays(30);

    /// Of each kind, so that what people give meanwhile does not wait long behind them.
    private static final int MOST = 5_000;

    private static final int BATCH = 500;

    private final Database database;
    private final Jobs jobs;
    private final Clock clock;

    MediaResume(Database database, Jobs jobs, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "media.resume";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        begin(RemoveImage.TYPE, RemoveImage::new, old("state = 'GONE'", Instant.EPOCH));
        begin(DropImage.TYPE, DropImage::new, old("state = 'WAITING' and expired = 0", Instant.EPOCH));
        begin(
                FetchImage.TYPE,
                FetchImage::new,
                old("state = 'WAITING' and expired is null and source is not null", Instant.EPOCH));
        begin(
                MakeImage.TYPE,
                MakeImage::new,
                old("state = 'WAITING' and source is null", clock.instant().minus(HOPELESS)));
    }

    private List<Long> old(String condition, Instant after) {
        return database.read(
                handle -> handle.createQuery("select id from media where created > :after and created < :before"
                                + " and " + condition + " order by id")
                        .bind("after", after)
                        .bind("before", clock.instant().minus(OLD))
                        .mapTo(Long.class)
                        .list());
    }

    private <P extends Record> void begin(JobType<P> type, LongFunction<P> job, List<Long> media) {
        int begun = 0;
        for (int start = 0; start < media.size() && begun < MOST; start += BATCH) {
            List<Long> batch = media.subList(start, Math.min(start + BATCH, media.size()));
            begun += database.write(handle -> enqueue(handle, type, job, batch));
        }
    }

    /// @return how many of them no job waited for
    private <P extends Record> int enqueue(Handle handle, JobType<P> type, LongFunction<P> job, List<Long> media) {
        int begun = 0;
        for (long id : media) {
            begun += jobs.enqueue(handle, type, Long.toString(id), job.apply(id)) ? 1 : 0;
        }
        return begun;
    }
}
