package social.lindworm.media;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.lindworm.db.Database;
import social.lindworm.jobs.Jobs;

/// Remembers which pictures somebody asked for, to the day, and calls back those that rest. A request only adds to a
/// set in memory; what is new in it is written every few minutes, for each picture once a day. Thread-safe.
final class MediaUse implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MediaUse.class);
    private static final Duration EVERY = Duration.ofMinutes(3);
    private static final int AT_ONCE = 500;

    /// Beyond it some go unnoticed for a day; at worst they are fetched again.
    private static final int MOST = 100_000;

    private final Database database;
    private final Jobs jobs;
    private final Supplier<Publication> publication;
    private final Clock clock;
    private final Set<String> noted = ConcurrentHashMap.newKeySet();
    private final Set<String> unwritten = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor writing = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("media-use").factory(), new ThreadPoolExecutor.DiscardPolicy());
    private volatile long day;

    MediaUse(Database database, Jobs jobs, Supplier<Publication> publication, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.publication = publication;
        this.clock = clock;
        this.day = today();
    }

    void start() {
        var _ = writing.scheduleWithFixedDelay(this::write, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private long today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toEpochDay();
    }

    /// Somebody asked for it.
    ///
    /// @param name of a picture, or a text that is none
    void asked(String name) {
        long today = today();
        if (today != day) {
            day = today;
            noted.clear();
        }
        if (noted.size() < MOST && noted.add(name)) {
            unwritten.add(name);
        }
    }

    /// Somebody asked for a picture that rests: it is fetched again soon, without anybody waiting for it here.
    void missed(String name) {
        if (unwritten.size() < MOST && unwritten.add(name)) {
            writing.execute(this::write);
        }
    }

    /// Writes down what is new. What cannot be written is kept for the next time.
    synchronized void write() {
        List<String> names = new ArrayList<>(unwritten);
        names.forEach(unwritten::remove);
        for (int start = 0; start < names.size(); start += AT_ONCE) {
            List<String> some = names.subList(start, Math.min(start + AT_ONCE, names.size()));
            try {
                write(some);
            } catch (RuntimeException e) {
                LOG.atWarn().setCause(e).log("it could not be noted which pictures are in use; trying again soon");
                unwritten.addAll(some);
            }
        }
    }

    private void write(List<String> names) {
        String cache = publication.get().of(true).place();
        database.change(handle -> {
            MediaRest.touch(handle, names, today());
            for (long id : MediaRest.callable(handle, names, clock.instant(), cache)) {
                if (MediaRest.callBack(handle, id, cache)) {
                    jobs.enqueue(handle, FetchImage.TYPE, Long.toString(id), new FetchImage(id));
                }
            }
        });
    }

    @Override
    public void close() {
        writing.shutdownNow();
        write();
    }
}
