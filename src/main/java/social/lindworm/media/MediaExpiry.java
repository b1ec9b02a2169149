package social.lindworm.media;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import social.lindworm.db.Database;
import social.lindworm.jobs.Jobs;
import social.lindworm.jobs.RecurringJob;

/// Lets pictures go to rest that can be fetched again and that nobody asked for in a set time. What was uploaded has
/// no address to be fetched from, and stays.
final class MediaExpiry implements RecurringJob {

    private static final int AT_ONCE = 1_000;

    private final Database database;
    private final Jobs jobs;
    private final Clock clock;
    private final Optional<Duration> kept;

    /// @param kept how long after somebody last asked for it; empty for ever
    MediaExpiry(Database database, Jobs jobs, Clock clock, Optional<Duration> kept) {
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
        this.kept = kept;
    }

    @Override
    public String name() {
        return "media.expire";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        if (kept.isEmpty()) {
            return;
        }
        long today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toEpochDay();
        long before = today - kept.get().toDays();
        database.change(handle -> MediaRest.touchUnknown(handle, today));
        List<Long> unasked = unasked(before);
        while (!unasked.isEmpty()) {
            for (long id : unasked) {
                rest(id, before);
            }
            unasked = unasked(before);
        }
    }

    private List<Long> unasked(long before) {
        return database.read(handle -> MediaRest.unasked(handle, before, AT_ONCE));
    }

    private void rest(long id, long before) {
        database.change(handle -> {
            if (MediaRest.begin(handle, id, before)) {
                jobs.enqueue(handle, DropImage.TYPE, Long.toString(id), new DropImage(id));
            }
        });
    }
}
