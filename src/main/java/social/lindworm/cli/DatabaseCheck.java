package social.lindworm.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.JdbiException;
import social.lindworm.db.Database;

/// What `check` says of the database, its schema, its jobs and the clock.
final class DatabaseCheck {

    private static final Duration SKEW = Duration.ofSeconds(5);
    private static final int MOST_TOLD = 5;

    private final Database database;
    private final List<Finding> findings = new ArrayList<>();

    private DatabaseCheck(Database database) {
        this.database = database;
    }

    static List<Finding> of(Database database) {
        DatabaseCheck check = new DatabaseCheck(database);
        try {
            check.integrity();
            check.schema();
            check.jobs();
            check.clock();
        } catch (JdbiException e) {
            check.findings.add(Finding.failed(
                    "database",
                    String.valueOf(
                            e.getCause() == null ? e.getMessage() : e.getCause().getMessage()),
                    "see DATABASE_URL or POSTGRES_* in .env, or bring a backup back with ./bw-dev restore"));
        }
        return check.findings;
    }

    private void integrity() {
        List<String> faults = database.faults();
        faults.stream()
                .limit(MOST_TOLD)
                .forEach(fault -> findings.add(Finding.failed(
                        "database", fault, "keep a copy of data/, then bring a backup back with ./bw-dev restore")));
        if (faults.isEmpty()) {
            findings.add(Finding.ok("database", database.engine() + " is sound"));
        }
    }

    private void schema() {
        int pending = database.pendingMigrations().size();
        findings.add(
                pending == 0
                        ? Finding.ok("schema", "is this version's")
                        : Finding.warning(
                                "schema", pending + " changes are waiting", "./bw-dev up makes them, after a backup"));
    }

    private void jobs() {
        if (!database.pendingMigrations().isEmpty()) {
            return;
        }
        int givenUp = database.read(handle -> handle.createQuery("select count(*) from job_failure where gave_up")
                .mapTo(int.class)
                .one());
        findings.add(
                givenUp == 0
                        ? Finding.ok("jobs", "none was given up")
                        : Finding.warning("jobs", givenUp + " were given up", "look at /settings/jobs"));
    }

    private void clock() {
        Duration skew = database.now()
                .map(theirs -> Duration.between(Instant.now(), theirs).abs())
                .orElse(Duration.ZERO);
        findings.add(
                skew.compareTo(SKEW) < 0
                        ? Finding.ok("clock", Instant.now().toString())
                        : Finding.warning(
                                "clock",
                                skew.toSeconds() + " s apart from the database server's",
                                "let both follow a time server; second factors and sessions depend on it"));
    }
}
