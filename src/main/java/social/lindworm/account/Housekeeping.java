package social.lindworm.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import social.lindworm.db.Database;
import social.lindworm.jobs.RecurringJob;

/// Sweeps away what has run out: sessions, links, counts of tries, and registrations nobody confirmed.
final class Housekeeping implements RecurringJob {

    private static final Duration UNCONFIRMED = Duration.ofDays(14);

    private final Database database;
    private final Clock clock;

    Housekeeping(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "account.housekeeping";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        database.change(handle -> {
            SessionStore.deleteExpired(handle, now);
            TokenStore.deleteExpired(handle, now);
            Throttle.deleteExpired(handle, now);
            // Nobody has ever seen these, so their names may be given again; those who came by an invite are waited
            // for.
            handle.createUpdate("""
                            delete from account where domain = '' and state = 'PENDING' and created_at < :before
                                and not exists (select 1 from account_invite_use u where u.account_id = account.id)
                                and not exists (select 1 from account_token t where t.account_id = account.id)
                                and not exists (select 1 from account_session s where s.account_id = account.id)
                            """).bind("before", now.minus(UNCONFIRMED)).execute();
        });
    }
}
