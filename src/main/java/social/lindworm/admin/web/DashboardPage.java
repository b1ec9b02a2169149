package social.lindworm.admin.web;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import social.lindworm.account.AccountState;
import social.lindworm.admin.Administration;
import social.lindworm.admin.Overview;
import social.lindworm.admin.StorageAlarms;
import social.lindworm.common.Message;
import social.lindworm.site.RegistrationMode;
import social.lindworm.site.Site;
import social.lindworm.site.Sites;
import social.lindworm.web.Access;
import social.lindworm.web.Permission;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.Viewer;
import social.lindworm.web.Visit;

/// How things stand, and what needs somebody's attention.
public final class DashboardPage implements Routes {

    static final String SELF = "/settings/dashboard";

    private final Administration administration;
    private final Sites sites;
    private final StorageAlarms storage;
    private final InstanceFacts facts;
    private final Clock clock;

    DashboardPage(Administration administration, Sites sites, StorageAlarms storage, InstanceFacts facts, Clock clock) {
        this.administration = administration;
        this.sites = sites;
        this.storage = storage;
        this.facts = facts;
        this.clock = clock;
    }

    /// Something that somebody should look at.
    ///
    /// @param path where, empty if not on a page
    public record Matter(Message text, String path) {}

    public record View(Overview overview, List<Matter> matters, InstanceFacts facts, Message uptime) {}

    @Override
    public void register(Router router) {
        router.get("/settings", Access.may(Permission.MODERATE_USER), visit -> visit.redirect(SELF));
        router.get(SELF, Access.may(Permission.MODERATE_USER), this::show);
    }

    private void show(Visit visit) {
        Overview overview = administration.overview();
        visit.render("admin/dashboard.jte", new View(overview, matters(visit.viewer(), overview), facts, uptime()));
    }

    /// What this reader can do something about, the urgent first.
    private List<Matter> matters(Viewer viewer, Overview overview) {
        List<Matter> matters = new ArrayList<>();
        if (viewer.may(Permission.SYSTEM_ADMINISTRATION)) {
            storage.now().forEach(alarm -> matters.add(new Matter(alarm.text(), StoragePage.SELF)));
        }
        if (viewer.may(Permission.EDIT_INSTANCE_SETTINGS)) {
            work(matters, overview);
        }
        if (viewer.may(Permission.CREATE_INVITES) && overview.requests() > 0) {
            matters.add(new Matter(Message.of("admin.dashboard.requests", overview.requests()), RequestsPage.SELF));
        }
        long pending = overview.people().in(AccountState.PENDING);
        if (pending > 0) {
            matters.add(new Matter(
                    Message.of("admin.dashboard.pending", pending), UsersPage.SELF + "?state=" + AccountState.PENDING));
        }
        if (viewer.may(Permission.EDIT_INSTANCE_SETTINGS)) {
            setUp(matters, overview);
        }
        return matters;
    }

    private static void work(List<Matter> matters, Overview overview) {
        if (overview.jobs().givenUp() > 0) {
            matters.add(new Matter(
                    Message.of("admin.dashboard.givenUp", overview.jobs().givenUp()), JobsPage.SELF));
        }
        if (overview.jobs().failing() > 0) {
            matters.add(new Matter(
                    Message.of("admin.dashboard.failing", overview.jobs().failing()), JobsPage.SELF));
        }
    }

    private void setUp(List<Matter> matters, Overview overview) {
        Site site = sites.current();
        if (facts.mail().isEmpty()) {
            matters.add(new Matter(Message.of("admin.dashboard.noMail"), ""));
        }
        if (facts.origin().contains("//localhost") || facts.origin().contains("//127.")) {
            matters.add(new Matter(Message.of("admin.dashboard.localhost"), ""));
        } else if (!facts.https()) {
            matters.add(new Matter(Message.of("admin.dashboard.noHttps"), ""));
        }
        if (overview.people().admins() == 1 && overview.people().in(AccountState.ACTIVE) > 1) {
            matters.add(new Matter(Message.of("admin.dashboard.oneAdmin"), UsersPage.SELF));
        }
        boolean joinable = site.registration().mode() != RegistrationMode.CLOSED;
        if (joinable && site.texts().codeOfConduct().isBlank()) {
            matters.add(new Matter(Message.of("admin.dashboard.noConduct"), "/settings/site-settings"));
        }
        if (joinable && site.texts().privacyPolicy().isBlank()) {
            matters.add(new Matter(Message.of("admin.dashboard.noPrivacy"), "/settings/site-settings"));
        }
    }

    private Message uptime() {
        Duration up = Duration.between(facts.started(), clock.instant());
        if (up.toDays() > 0) {
            return Message.of("admin.dashboard.days", up.toDays());
        }
        return up.toHours() > 0
                ? Message.of("admin.dashboard.hours", up.toHours())
                : Message.of("admin.dashboard.minutes", Math.max(0, up.toMinutes()));
    }
}
