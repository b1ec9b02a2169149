package social.lindworm.search;

import java.time.Duration;
import social.lindworm.db.Database;
import social.lindworm.jobs.RecurringJob;

/// Keeps the change log from growing for ever. An index that slept through more changes than are kept is built anew.
public final class ChangeLogTrim implements RecurringJob {

    private static final long KEPT = 500_000;

    private final Database database;

    public ChangeLogTrim(Database database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "search-change-log-trim";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public void run() {
        database.change(handle -> ChangeLog.trim(handle, KEPT));
    }
}
