package social.lindworm.admin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import social.lindworm.db.Database;
import social.lindworm.jobs.JobHandler;
import social.lindworm.jobs.JobType;
import social.lindworm.jobs.Jobs;
import social.lindworm.media.MediaInventory;
import social.lindworm.storage.check.CheckLine;
import social.lindworm.storage.check.CheckStep;

/// What there is in the places for files, and a check of them that goes on while nobody looks. The last check is kept.
/// Thread-safe.
public final class StorageChecks implements JobHandler<CheckStorage> {

    /// A check takes a minute at most; one that does not end was cut off.
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Database database;
    private final Jobs jobs;
    private final Clock clock;
    private final Trial trial;

    /// Tries all places out, passing on each line as it comes.
    @FunctionalInterface
    public interface Trial {
        void run(Consumer<CheckLine> lines);
    }

    public StorageChecks(Database database, Jobs jobs, Clock clock, Trial trial) {
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
        this.trial = trial;
    }

    /// A check as far as it has come.
    ///
    /// @param running whether more lines are to come
    public record Report(Instant begun, boolean running, List<CheckLine> lines) {

        public Report {
            lines = List.copyOf(lines);
        }

        public long count(CheckLine.Grade grade) {
            return lines.stream().filter(line -> line.grade() == grade).count();
        }
    }

    public MediaInventory.Contents contents() {
        return new MediaInventory(database).contents();
    }

    /// Begins a check, unless one is going on.
    public void begin() {
        database.change(handle -> {
            if (latest(handle).filter(Report::running).isEmpty()) {
                handle.execute("delete from storage_check_line");
                handle.execute("delete from storage_check");
                long id = handle.createQuery("insert into storage_check (begun) values (:now) returning id")
                        .bind("now", clock.instant())
                        .mapTo(long.class)
                        .one();
                jobs.enqueue(handle, CheckStorage.TYPE, Long.toString(id), new CheckStorage(id));
            }
        });
    }

    public Optional<Report> latest() {
        return database.read(this::latest);
    }

    private Optional<Report> latest(Handle handle) {
        return handle.createQuery("select * from storage_check order by id desc limit 1")
                .map((row, _) -> {
                    Instant begun = Instant.ofEpochMilli(row.getLong("begun"));
                    row.getLong("ended");
                    boolean running = row.wasNull() && begun.plus(LONGEST).isAfter(clock.instant());
                    return new Report(begun, running, lines(handle, row.getLong("id")));
                })
                .findOne();
    }

    private static List<CheckLine> lines(Handle handle, long check) {
        return handle.createQuery("select * from storage_check_line where check_id = :check order by number")
                .bind("check", check)
                .map((row, _) -> line(row))
                .list();
    }

    private static CheckLine line(ResultSet row) throws SQLException {
        return new CheckLine(
                CheckLine.Place.valueOf(row.getString("place")),
                CheckStep.valueOf(row.getString("step")),
                CheckLine.Grade.valueOf(row.getString("grade")),
                WrittenMessage.read(row.getString("seen")),
                Optional.ofNullable(row.getString("advice")).map(WrittenMessage::read));
    }

    @Override
    public JobType<CheckStorage> type() {
        return CheckStorage.TYPE;
    }

    @Override
    public void run(CheckStorage job) {
        database.change(handle -> handle.execute("delete from storage_check_line where check_id = ?", job.check()));
        AtomicInteger number = new AtomicInteger();
        trial.run(line -> database.change(handle -> keep(handle, job.check(), number.incrementAndGet(), line)));
        database.change(handle ->
                handle.execute("update storage_check set ended = ? where id = ?", clock.instant(), job.check()));
    }

    private static void keep(Handle handle, long check, int number, CheckLine line) {
        handle.createUpdate("""
                        insert into storage_check_line (check_id, number, place, step, grade, seen, advice)
                        values (:check, :number, :place, :step, :grade, :seen, :advice)
                        """)
                .bind("check", check)
                .bind("number", number)
                .bind("place", line.place())
                .bind("step", line.step())
                .bind("grade", line.grade())
                .bind("seen", WrittenMessage.write(line.seen()))
                .bind("advice", line.advice().map(WrittenMessage::write).orElse(null))
                .execute();
    }
}
