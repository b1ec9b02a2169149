package social.lindworm.transfer.export;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import social.lindworm.db.Database;
import social.lindworm.jobs.RecurringJob;

/// Takes away archives whose time is over and those of people who have left.
final class ExportSweep implements RecurringJob {

    private final Database database;
    private final Clock clock;
    private final Supplier<ExportRules> rules;
    private final Discarding discarding;

    @FunctionalInterface
    interface Discarding {
        boolean discard(Handle handle, long export);
    }

    ExportSweep(Database database, Clock clock, Supplier<ExportRules> rules, Discarding discarding) {
        this.database = database;
        this.clock = clock;
        this.rules = rules;
        this.discarding = discarding;
    }

    @Override
    public String name() {
        return "transfer.sweepExports";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        ExportRules valid = rules.get();
        Instant now = clock.instant();
        database.read(handle -> ExportStore.expired(handle, now.minus(valid.kept())))
                .forEach(export -> database.change(handle -> discarding.discard(handle, export)));
        database.change(handle -> ExportStore.forget(handle, now.minus(valid.between())));
    }
}
