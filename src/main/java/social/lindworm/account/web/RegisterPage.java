package social.lindworm.account.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import social.lindworm.account.EmailAddress;
import social.lindworm.account.Invites;
import social.lindworm.account.Problem;
import social.lindworm.account.Registrations;
import social.lindworm.account.Registrations.Outcome;
import social.lindworm.account.Sessions;
import social.lindworm.common.Message;
import social.lindworm.site.Prose;
import social.lindworm.site.RegistrationMode;
import social.lindworm.site.Site;
import social.lindworm.site.Sites;
import social.lindworm.web.Access;
import social.lindworm.web.Form;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.Visit;

/// Joining: openly, by invite, and asking for one.
public final class RegisterPage implements Routes {

    private static final String REGISTER = "account/register.jte";
    private static final String REQUEST = "account/request.jte";
    private static final String NOTICE = "account/notice.jte";

    private final Sites sites;
    private final Registrations registrations;
    private final Invites invites;
    private final Sessions sessions;

    RegisterPage(Sites sites, Registrations registrations, Invites invites, Sessions sessions) {
        this.sites = sites;
        this.registrations = registrations;
        this.invites = invites;
        this.sessions = sessions;
    }

    @Override
    public void register(Router router) {
        router.get("/register", Access.PUBLIC, this::show);
        router.post("/register", Access.PUBLIC, this::join);
        router.get("/invite/{code}", Access.PUBLIC, this::invited);
        router.get("/invite-request", Access.PUBLIC, visit -> visit.redirect("/register"));
        router.post("/invite-request", Access.PUBLIC, this::request);
    }

    /// @param invite the code of the invite that led here, empty without one
    /// @param question the site's question to who asks for an invite
    /// @param text what stands above that form, as harmless HTML
    public record View(Form form, String invite, String question, String text) {}

    private View view(Form form, String invite) {
        Site.Registration registration = sites.current().registration();
        return new View(form, invite, registration.inviteQuestion(), Prose.html(registration.inviteRequestText()));
    }

    private void show(Visit visit) {
        if (visit.viewer().signedIn()) {
            visit.redirect("/");
            return;
        }
        switch (sites.current().registration().mode()) {
            case OPEN -> visit.render(REGISTER, view(Form.empty(), ""));
            case INVITE_REQUEST -> visit.render(REQUEST, view(Form.empty(), ""));
            case INVITE -> closed(visit, "account.landing.inviteOnly", "account.landing.inviteOnlyText");
            case CLOSED -> closed(visit, "account.landing.closed", "account.landing.closedText");
        }
    }

    private static void closed(Visit visit, String title, String text) {
        visit.render(NOTICE, NoticeView.of(title, text, "/login", "account.landing.signIn"));
    }

    private void invited(Visit visit) {
        String code = visit.path("code");
        if (invites.usable(code).isPresent()) {
            visit.render(REGISTER, view(Form.empty(), code));
        } else {
            visit.render(
                    410,
                    NOTICE,
                    NoticeView.of("account.invite.goneTitle", "account.invite.goneText", "/", "account.landing.home"));
        }
    }

    private void join(Visit visit) {
        Form form = visit.form();
        String invite = form.text("invite");
        Registrations.Request request = new Registrations.Request(
                form.text("username"),
                form.text("email"),
                form.value("password"),
                invite,
                visit.viewer().locale().toLanguageTag(),
                form.text("zone"));
        switch (registrations.register(request, Steps.client(visit))) {
            case Outcome.Joined(String token) -> {
                visit.signIn(token, sessions.lifetime());
                visit.redirect("/user/" + request.username(), Message.of("account.register.welcome"));
            }
            case Outcome.ConfirmationSent() ->
                visit.render("account/confirm.jte", FormView.of(Form.of(Map.of("email", List.of(request.email())))));
            case Outcome.Refused(List<Problem> problems) -> {
                Steps.note(form, problems);
                visit.render(Steps.UNPROCESSABLE, REGISTER, view(form, invite));
            }
            case Outcome.Closed() ->
                visit.render(
                        403,
                        NOTICE,
                        NoticeView.of(
                                "account.register.closed", "account.register.closedText", "/", "account.landing.home"));
            case Outcome.TooMany(Instant until) ->
                Steps.tooMany(visit, until, new Steps.Page(REGISTER, view(form, invite)));
        }
    }

    private void request(Visit visit) {
        if (sites.current().registration().mode() != RegistrationMode.INVITE_REQUEST) {
            closed(visit, "account.landing.closed", "account.request.closed");
            return;
        }
        Form form = visit.form();
        Optional<EmailAddress> email = EmailAddress.parse(form.text("email"));
        String answer = sites.current().registration().inviteQuestion().isEmpty()
                ? ""
                : form.require("answer", Invites.MAX_ANSWER);
        if (email.isEmpty()) {
            form.error("email", Message.of("account.email.malformed"));
        }
        if (email.isEmpty() || !form.valid()) {
            visit.render(Steps.UNPROCESSABLE, REQUEST, view(form, ""));
            return;
        }
        String language = visit.viewer().locale().toLanguageTag();
        Optional<Instant> blocked = invites.request(email.get(), answer, language, Steps.client(visit));
        if (blocked.isPresent()) {
            Steps.tooMany(visit, blocked.get(), new Steps.Page(REQUEST, view(form, "")));
        } else {
            visit.redirect("/", Message.of("account.request.sent"));
        }
    }
}
