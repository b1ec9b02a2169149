package social.lindworm.admin;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import social.lindworm.account.AccountId;
import social.lindworm.db.Database;
import social.lindworm.jobs.JobFailures;
import social.lindworm.jobs.JobFailures.Failure;

/// What is decided about jobs that fail. Thread-safe.
public final class JobChanges {

    private final Database database;
    private final JobFailures failures;
    private final ActLog log;

    JobChanges(Database database, JobFailures failures, ActLog log) {
        this.database = database;
        this.failures = failures;
        this.log = log;
    }

    /// Lets a failed job run now; false if it is running, or has succeeded meanwhile.
    public boolean retry(AccountId by, long id) {
        return one(by, id, ActKind.RETRY_JOB, failures::retry);
    }

    /// Forgets a failed job and what it was to do; false if it is running, or has succeeded meanwhile.
    public boolean giveUp(AccountId by, long id) {
        return one(by, id, ActKind.GIVE_UP_JOB, failures::giveUp);
    }

    /// @return how many jobs run now
    public int retryAll(AccountId by) {
        return all(by, ActKind.RETRY_JOB, failures::retry);
    }

    /// @return how many jobs were given up
    public int giveUpAll(AccountId by) {
        return all(by, ActKind.GIVE_UP_JOB, failures::giveUp);
    }

    @FunctionalInterface
    private interface Deed {
        boolean done(Handle handle, Failure failure);
    }

    private boolean one(AccountId by, long id, ActKind kind, Deed deed) {
        return database.write(handle -> {
            Optional<Failure> failure = failures.find(handle, id).filter(found -> deed.done(handle, found));
            failure.ifPresent(found -> log.record(handle, act(by, kind, found)));
            return failure.isPresent();
        });
    }

    private int all(AccountId by, ActKind kind, Deed deed) {
        return database.write(handle -> {
            List<Failure> done = failures.all(handle).stream()
                    .filter(failure -> deed.done(handle, failure))
                    .toList();
            done.forEach(failure -> log.record(handle, act(by, kind, failure)));
            return done.size();
        });
    }

    /// The error is kept with it: of a job that is given up, it is all that remains.
    private static Act act(AccountId by, ActKind kind, Failure failure) {
        return Act.of(by, kind, failure.job() + " " + failure.key(), failure.error(), "");
    }
}
