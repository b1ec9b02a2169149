package social.lindworm.media;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import social.lindworm.db.Database;
import social.lindworm.jobs.RecurringJob;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectStore;

/// Finds pictures that nobody uses: replaced covers, uploads of forms never sent, pictures of people who left.
/// They keep for a while, so that an edit can be taken back with its cover. Only what the ledger knows is ever
/// removed, and uploads in our own folder: files that BookWyrm left are nobody's orphans.
final class MediaSweep implements RecurringJob {

    private static final Duration ABANDONED = Duration.ofDays(2);
    private static final int BATCH = 500;

    private final Database database;
    private final ObjectStore store;
    private final MediaLibrary library;
    private final Rules rules;
    private final Clock clock;

    /// @param references every column that keeps ids of pictures
    /// @param grace how long what is in none of them is kept
    record Rules(List<MediaReference> references, Duration grace) {

        Rules {
            references = List.copyOf(references);
        }
    }

    MediaSweep(Database database, ObjectStore store, MediaLibrary library, Rules rules, Clock clock) {
        this.database = database;
        this.store = store;
        this.library = library;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "media.sweep";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(24);
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        String used = rules.references().stream().map(MediaReference::query).collect(Collectors.joining(" union "));
        noteUsed(used);
        noteUnused(used, now);
        removeUnused(now.minus(rules.grace()));
        removeAbandoned(now.minus(ABANDONED));
    }

    private void noteUsed(String used) {
        List<Long> again =
                ids("select id from media where unused_since is not null intersect select * from (" + used + ") u");
        batches(
                again,
                (handle, batch) -> handle.createUpdate("update media set unused_since = null where id in (<ids>)")
                        .bindList("ids", batch)
                        .execute());
    }

    private void noteUnused(String used, Instant now) {
        List<Long> unused =
                ids("select id from media where unused_since is null and state <> 'GONE' except select * from (" + used
                        + ") u");
        batches(
                unused,
                (handle, batch) -> handle.createUpdate(
                                "update media set unused_since = :now where id in (<ids>) and unused_since is null")
                        .bind("now", now)
                        .bindList("ids", batch)
                        .execute());
    }

    private void removeUnused(Instant before) {
        List<Long> ids = database.read(handle -> handle.createQuery(
                        "select id from media where unused_since < :before and state <> 'GONE' order by id")
                .bind("before", before)
                .mapTo(Long.class)
                .list());
        ids.forEach(id -> library.discard(new MediaId(id)));
    }

    /// Uploads whose row was never written because the process ended in between.
    private void removeAbandoned(Instant before) {
        try (Stream<ObjectInfo> incoming = store.list(KeyRange.of(MediaKeys.INCOMING))) {
            incoming.filter(object -> object.modified().isBefore(before) && !isAwaited(object))
                    .forEach(object -> store.delete(object.key()));
        }
    }

    private boolean isAwaited(ObjectInfo object) {
        return database.read(
                handle -> handle.createQuery("select count(*) from media where incoming = :key and name = :name")
                                .bind("key", object.key().text())
                                .bind("name", object.key().segments().getLast())
                                .mapTo(long.class)
                                .one()
                        > 0);
    }

    private List<Long> ids(String sql) {
        return database.read(handle -> handle.createQuery(sql).mapTo(Long.class).list());
    }

    @FunctionalInterface
    private interface BatchUpdate {
        int run(Handle handle, List<Long> ids);
    }

    /// Short transactions, so that others can write in between.
    private void batches(List<Long> ids, BatchUpdate update) {
        for (int start = 0; start < ids.size(); start += BATCH) {
            List<Long> batch = ids.subList(start, Math.min(start + BATCH, ids.size()));
            database.write(handle -> update.run(handle, batch));
        }
    }
}
