package social.lindworm.media;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import social.lindworm.common.Message;
import social.lindworm.db.Database;

/// How the mirror stands, as its last comparison left it. Thread-safe.
public final class MirrorRuns {

    private final Database database;
    private final Clock clock;

    public MirrorRuns(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// @param place of the mirror, as [Publication#place] names it
    public Optional<MirrorRun> last(String place) {
        return database.read(handle -> handle.createQuery("select * from media_mirror where place = :place")
                .bind("place", place)
                .map((row, _) -> read(row))
                .findOne());
    }

    /// Whether there was no comparison yet, or the last was begun long enough ago.
    ///
    /// @param again after how long a comparison that ended is repeated
    /// @param cutOff after how long one that did not
    boolean isDue(String place, Duration again, Duration cutOff) {
        return last(place)
                .filter(run ->
                        clock.instant().isBefore(run.begun().plus(run.ended().isPresent() ? again : cutOff)))
                .isEmpty();
    }

    /// What the run before found is kept until this one ends.
    void begin(String place) {
        database.change(handle -> handle.createUpdate("""
                        insert into media_mirror (place, begun, files, bytes, copied, removed, failed, lost)
                        values (:place, :now, 0, 0, 0, 0, 0, 0)
                        on conflict (place) do update set begun = excluded.begun, ended = null
                        """)
                .bind("place", place)
                .bind("now", clock.instant())
                .execute());
    }

    void end(String place, MirrorRun.Found found) {
        database.change(handle -> handle.createUpdate("""
                        update media_mirror set ended = :now, files = :files, bytes = :bytes, copied = :copied,
                            removed = :removed, failed = :failed, lost = :lost, problem = null
                        where place = :place
                        """)
                .bind("now", clock.instant())
                .bind("place", place)
                .bind("files", found.files())
                .bind("bytes", found.bytes())
                .bind("copied", found.copied())
                .bind("removed", found.removed())
                .bind("failed", found.failed())
                .bind("lost", found.lost())
                .execute());
    }

    void breakOff(String place, Message problem) {
        database.change(handle -> handle.createUpdate(
                        "update media_mirror set ended = :now, problem = :problem where place = :place")
                .bind("now", clock.instant())
                .bind("problem", MediaStore.write(problem))
                .bind("place", place)
                .execute());
    }

    private static MirrorRun read(ResultSet row) throws SQLException {
        long ended = row.getLong("ended");
        Optional<Instant> end = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ended));
        return new MirrorRun(
                Instant.ofEpochMilli(row.getLong("begun")),
                end,
                new MirrorRun.Found(
                        row.getLong("files"),
                        row.getLong("bytes"),
                        row.getLong("copied"),
                        row.getLong("removed"),
                        row.getLong("failed"),
                        row.getLong("lost")),
                Optional.ofNullable(MediaStore.message(row.getString("problem"))));
    }
}
