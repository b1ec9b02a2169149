package social.lindworm.admin.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import social.lindworm.account.InviteRequest;
import social.lindworm.account.InviteRequest.Stage;
import social.lindworm.account.Invites;
import social.lindworm.admin.InviteChanges;
import social.lindworm.common.Message;
import social.lindworm.site.RegistrationMode;
import social.lindworm.site.Site;
import social.lindworm.site.Sites;
import social.lindworm.web.Access;
import social.lindworm.web.Frame;
import social.lindworm.web.Permission;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.Visit;
import social.lindworm.web.view.Link;
import social.lindworm.web.view.Pages;

/// Those who asked to be invited, and what is answered to them.
public final class RequestsPage implements Routes {

    static final String SELF = "/settings/requests";

    private static final Access HOSTS = Access.may(Permission.CREATE_INVITES);
    private static final int PAGE_LENGTH = 50;

    private final Invites invites;
    private final InviteChanges changes;
    private final Sites sites;

    RequestsPage(Invites invites, InviteChanges changes, Sites sites) {
        this.invites = invites;
        this.changes = changes;
        this.sites = sites;
    }

    /// @param question what they were asked, empty if nothing
    /// @param open whether somebody may ask at present
    public record View(
            Stage stage, List<Link> stages, List<InviteRequest> requests, Pages pages, String question, boolean open) {}

    @Override
    public void register(Router router) {
        router.get(SELF, HOSTS, this::show);
        router.post(
                SELF + "/{id}/accept",
                HOSTS,
                visit -> answer(visit, changes.accept(Steps.self(visit), visit.id("id")), "admin.requests.accepted"));
        router.post(
                SELF + "/{id}/ignore",
                HOSTS,
                visit -> answer(
                        visit, changes.ignore(Steps.self(visit), visit.id("id"), true), "admin.requests.ignored"));
        router.post(
                SELF + "/{id}/notice",
                HOSTS,
                visit -> answer(
                        visit, changes.ignore(Steps.self(visit), visit.id("id"), false), "admin.requests.noticed"));
    }

    private void show(Visit visit) {
        Frame frame = visit.frame();
        Stage stage = visit.query("stage")
                .flatMap(name -> Steps.chosen(Stage.class, name))
                .orElse(Stage.WAITING);
        int page = visit.page();
        Map<Stage, Long> counts = invites.requestCounts();
        Site.Registration registration = sites.current().registration();
        visit.render(
                "admin/requests.jte",
                new View(
                        stage,
                        Stream.of(Stage.values())
                                .map(each -> new Link(
                                        each == Stage.WAITING ? SELF : SELF + "?stage=" + each,
                                        frame.text("admin.requests.tab." + each, counts.getOrDefault(each, 0L)),
                                        each == stage))
                                .toList(),
                        invites.requests(stage, (page - 1) * PAGE_LENGTH, PAGE_LENGTH),
                        Pages.of(page, counts.getOrDefault(stage, 0L), PAGE_LENGTH, frame.path()),
                        registration.inviteQuestion(),
                        registration.mode() == RegistrationMode.INVITE_REQUEST));
    }

    private static void answer(Visit visit, boolean done, String key) {
        visit.redirect(SELF, Message.of(done ? key : "admin.requests.gone"));
    }
}
