package social.lindworm.account.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import social.lindworm.account.Founding;
import social.lindworm.account.Founding.Outcome;
import social.lindworm.account.Problem;
import social.lindworm.account.Sessions;
import social.lindworm.common.Message;
import social.lindworm.site.RegistrationMode;
import social.lindworm.site.Site;
import social.lindworm.site.Sites;
import social.lindworm.web.Access;
import social.lindworm.web.Form;
import social.lindworm.web.Frame;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.Visit;
import social.lindworm.web.view.Choice;

/// Setting a fresh instance up: a look at what is configured, then the first admin, who must know the admin code.
public final class SetupPage implements Routes {

    private static final String ADMIN = "account/setupAdmin.jte";

    private final Founding founding;
    private final Sites sites;
    private final Sessions sessions;
    private final Facts facts;

    SetupPage(Founding founding, Sites sites, Sessions sessions, Facts facts) {
        this.founding = founding;
        this.sites = sites;
        this.sessions = sessions;
        this.facts = facts;
    }

    /// What is configured.
    ///
    /// @param mail where mails go, if a server is set
    /// @param mailFolder where they go otherwise
    public record Facts(
            String origin, String version, String database, Optional<String> mail, String mailFolder, boolean https) {

        List<Message> warnings() {
            List<Message> warnings = new ArrayList<>();
            if (origin.contains("//localhost") || origin.contains("//127.")) {
                warnings.add(Message.of("account.setup.warning.localhost"));
            } else if (!https) {
                warnings.add(Message.of("account.setup.warning.https"));
            }
            if (mail.isEmpty()) {
                warnings.add(Message.of("account.setup.warning.mail"));
            }
            return warnings;
        }
    }

    public record View(Facts facts, List<Message> warnings) {}

    public record AdminView(Form form, List<Choice> modes) {}

    @Override
    public void register(Router router) {
        router.get("/setup", Access.PUBLIC, this::show);
        router.get("/setup/admin", Access.PUBLIC, this::showAdmin);
        router.post("/setup/admin", Access.PUBLIC, this::create);
    }

    /// True while the instance waits to be set up; leads away otherwise.
    private boolean open(Visit visit) {
        boolean open = sites.current().installMode();
        if (!open) {
            visit.redirect("/", Message.of("account.setup.late"));
        }
        return open;
    }

    private void show(Visit visit) {
        if (open(visit)) {
            visit.render("account/setup.jte", new View(facts, facts.warnings()));
        }
    }

    private void showAdmin(Visit visit) {
        if (open(visit)) {
            Site site = sites.current();
            Form form = Form.of(Map.of(
                    "name", List.of(site.identity().name()),
                    "mode", List.of(site.registration().mode().name())));
            visit.render(ADMIN, view(visit, form));
        }
    }

    private static AdminView view(Visit visit, Form form) {
        Frame frame = visit.frame();
        return new AdminView(
                form,
                List.of(RegistrationMode.values()).stream()
                        .map(mode -> Choice.of(mode.name(), frame.text("account.setup.mode." + mode)))
                        .toList());
    }

    private void create(Visit visit) {
        if (!open(visit)) {
            return;
        }
        Form form = visit.form();
        String name = form.require("name", Site.Identity.MAX_NAME);
        Optional<RegistrationMode> mode = Choices.of(RegistrationMode.class, form.text("mode"));
        if (mode.isEmpty()) {
            form.error("mode", Message.of("account.edit.unknown"));
        }
        if (!form.valid()) {
            visit.render(Steps.UNPROCESSABLE, ADMIN, view(visit, form));
            return;
        }
        Founding.Founder founder = new Founding.Founder(
                form.text("username"),
                form.text("email"),
                form.value("password"),
                visit.viewer().locale().toLanguageTag());
        switch (founding.firstAdmin(form.text("code"), founder, Steps.client(visit))) {
            case Outcome.Founded(var _, String token) -> {
                decide(name, mode.orElseThrow());
                visit.signIn(token, sessions.lifetime());
                visit.redirect("/settings/dashboard", Message.of("account.setup.done"));
            }
            case Outcome.Refused(List<Problem> problems) -> {
                Steps.note(form, problems);
                visit.render(Steps.UNPROCESSABLE, ADMIN, view(visit, form));
            }
            case Outcome.TooLate() -> visit.redirect("/", Message.of("account.setup.late"));
            case Outcome.TooMany(Instant until) ->
                Steps.tooMany(visit, until, new Steps.Page(ADMIN, view(visit, form)));
        }
    }

    private void decide(String name, RegistrationMode mode) {
        Site site = sites.current();
        Site.Identity old = site.identity();
        sites.change(new Site.Identity(name, old.tagline(), old.shortDescription(), old.description()));
        Site.Registration before = site.registration();
        sites.change(new Site.Registration(
                mode,
                before.closedText(),
                before.inviteRequestText(),
                before.inviteQuestion(),
                before.confirmEmail(),
                before.defaultRole()));
    }
}
