package social.lindworm.account;

import java.time.Clock;
import java.util.List;
import social.lindworm.account.credential.Passwords;
import social.lindworm.account.mail.MailTransport;
import social.lindworm.config.WebConfig;
import social.lindworm.db.Database;
import social.lindworm.jobs.JobHandler;
import social.lindworm.jobs.Jobs;
import social.lindworm.jobs.RecurringJob;
import social.lindworm.site.Sites;
import social.lindworm.web.Surroundings;
import social.lindworm.web.Templates;

/// The whole feature put together: the one thing that `app` makes, and where everything of it is taken from.
public final class People implements AutoCloseable {

    private final Needs needs;
    private final Passwords passwords;
    private final SignIns.Rules rules;
    private final Throttle throttle;
    private final Outbox outbox;
    private final Sessions sessions;
    private final SecondFactors secondFactors;

    /// What the feature is built upon.
    public record Needs(Database database, Clock clock, Jobs jobs, Sites sites, WebConfig web, Avatars avatars) {}

    /// @param passwords closed with this
    public People(Needs needs, Passwords passwords) {
        this(needs, passwords, SignIns.Rules.of(needs.web()));
    }

    People(Needs needs, Passwords passwords, SignIns.Rules rules) {
        this.needs = needs;
        this.passwords = passwords;
        this.rules = rules;
        this.throttle = new Throttle(needs.database(), needs.clock());
        this.outbox = new Outbox(needs.jobs());
        this.sessions = new Sessions(needs.database(), needs.clock(), needs.avatars(), needs.web());
        this.secondFactors = new SecondFactors(
                needs.database(), needs.clock(), outbox, needs.web().domain());
    }

    public Accounts accounts() {
        return new Accounts(needs.database(), needs.clock(), needs.web().domain());
    }

    /// Also tells the platform who is looking.
    public Sessions sessions() {
        return sessions;
    }

    public SignIns signIns() {
        return new SignIns(needs.database(), needs.clock(), passwords, throttle, sessions, secondFactors, rules);
    }

    public SecondFactors secondFactors() {
        return secondFactors;
    }

    public Registrations registrations() {
        return new Registrations(needs.database(), needs.clock(), needs.sites(), passwords, throttle, sessions, outbox);
    }

    public Confirmations confirmations() {
        return new Confirmations(needs.database(), needs.clock(), throttle, outbox);
    }

    public PasswordChanges passwordChanges() {
        return new PasswordChanges(
                needs.database(), needs.clock(), passwords, throttle, sessions, outbox, rules.domain());
    }

    /// What is asked of people before they go on.
    public Demands demands() {
        return new Demands(needs.database());
    }

    public Profiles profiles() {
        return new Profiles(needs.database(), needs.clock(), needs.avatars());
    }

    public Departures departures() {
        return new Departures(needs.database(), needs.clock(), outbox, needs.avatars());
    }

    public Invites invites() {
        return new Invites(needs.database(), needs.clock(), throttle, outbox);
    }

    public Founding founding() {
        return new Founding(needs.database(), needs.clock(), needs.sites(), passwords, throttle, sessions);
    }

    /// Sends the mails; give it to the job runner.
    public JobHandler<?> mails(Surroundings surroundings, MailTransport transport) {
        Letters letters = new Letters(surroundings, new Templates(), needs.sites());
        return new AccountMails(needs.database(), needs.clock(), needs.web().domain(), letters, transport);
    }

    /// Give these to the job runner too.
    public List<RecurringJob> recurring() {
        return List.of(new Housekeeping(needs.database(), needs.clock()));
    }

    @Override
    public void close() {
        passwords.close();
    }
}
