package social.lindworm.admin;

import java.time.Clock;
import social.lindworm.account.InviteRequest;
import social.lindworm.account.People;
import social.lindworm.book.Books;
import social.lindworm.db.Database;
import social.lindworm.jobs.JobFailures;
import social.lindworm.media.MediaLibrary;
import social.lindworm.search.Connectors;
import social.lindworm.site.Sites;

/// The feature put together: everything that may be done to the instance, each written down as it is done.
public final class Administration {

    private final Needs needs;
    private final ActLog log;

    /// What the feature is built upon.
    public record Needs(
            Database database,
            Clock clock,
            Sites sites,
            People people,
            MediaLibrary pictures,
            Books books,
            JobFailures failures) {}

    public Administration(Needs needs) {
        this.needs = needs;
        this.log = new ActLog(needs.database(), needs.clock());
    }

    public ActLog log() {
        return log;
    }

    public SiteChanges site() {
        return new SiteChanges(needs.database(), needs.sites(), needs.pictures(), log);
    }

    public PeopleChanges people() {
        return new PeopleChanges(needs.database(), needs.people(), log);
    }

    public InviteChanges invites() {
        return new InviteChanges(needs.database(), needs.people().invites(), log);
    }

    public ConnectorChanges connectors(Connectors connectors) {
        return new ConnectorChanges(needs.database(), connectors, log);
    }

    public JobFailures failures() {
        return needs.failures();
    }

    public JobChanges jobs() {
        return new JobChanges(needs.database(), needs.failures(), log);
    }

    /// How things stand, by a fixed number of queries.
    public Overview overview() {
        return new Overview(
                needs.people().accounts().counts(),
                needs.books().counts(),
                needs.pictures().countReady(),
                needs.failures().queue(),
                needs.people().invites().requestCounts().getOrDefault(InviteRequest.Stage.WAITING, 0L));
    }
}
