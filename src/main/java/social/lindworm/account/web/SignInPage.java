package social.lindworm.account.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import social.lindworm.account.AccountId;
import social.lindworm.account.Demands;
import social.lindworm.account.Sessions;
import social.lindworm.account.SignIns;
import social.lindworm.account.SignIns.Outcome;
import social.lindworm.common.Message;
import social.lindworm.web.Access;
import social.lindworm.web.Form;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.Visit;

/// Signing in and out: password, second factor, waking a resting account.
final class SignInPage implements Routes {

    private static final String SIGN_IN = "account/signIn.jte";
    private static final String SECOND_FACTOR = "account/secondFactor.jte";
    private static final String TICKET = "ticket";
    private static final Duration TICKET_LIVES = Duration.ofMinutes(30);

    private final SignIns signIns;
    private final Sessions sessions;
    private final Demands demands;

    SignInPage(SignIns signIns, Sessions sessions, Demands demands) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.demands = demands;
    }

    @Override
    public void register(Router router) {
        router.get("/login", Access.PUBLIC, this::show);
        router.get(
                "/login/confirmed",
                Access.PUBLIC,
                visit -> visit.redirect("/login", Message.of("account.login.confirmed")));
        router.post("/login", Access.PUBLIC, this::signIn);
        router.get("/2fa-check", Access.PUBLIC, this::showSecondFactor);
        router.post("/2fa-check", Access.PUBLIC, this::secondFactor);
        router.get("/preferences/reactivate", Access.PUBLIC, this::showResting);
        router.post("/preferences/reactivate", Access.PUBLIC, this::reactivate);
        router.post("/logout", Access.PUBLIC, this::signOut);
    }

    private void show(Visit visit) {
        if (visit.viewer().signedIn()) {
            visit.redirect(visit.next());
        } else {
            Form form = Form.of(Map.of("login", List.of(visit.query("login").orElse(""))));
            visit.render(SIGN_IN, new FormView(form, visit.next()));
        }
    }

    private void signIn(Visit visit) {
        Form form = visit.form();
        FormView view = new FormView(form, visit.next());
        form.require("login", 320);
        if (form.value("password").isEmpty()) {
            form.error("password", Message.of("web.form.required"));
        }
        if (form.valid()) {
            Outcome outcome =
                    signIns.withPassword(Steps.login(form, "login"), form.value("password"), Steps.client(visit));
            answer(visit, outcome, SIGN_IN, view);
        } else {
            visit.render(Steps.UNPROCESSABLE, SIGN_IN, view);
        }
    }

    private void answer(Visit visit, Outcome outcome, String template, FormView view) {
        switch (outcome) {
            case Outcome.SignedIn(String token) -> enter(visit, token, view.next());
            case Outcome.SecondFactorWanted(String ticket) -> keep(visit, ticket, "/2fa-check", view.next());
            case Outcome.Resting(String ticket) -> keep(visit, ticket, "/preferences/reactivate", view.next());
            case Outcome.Unconfirmed(String email) ->
                visit.render("account/confirm.jte", FormView.of(Form.of(Map.of("email", List.of(email)))));
            case Outcome.Suspended() -> refuse(visit, "account.login.suspended", template, view);
            case Outcome.Wrong() -> {
                boolean password = template.equals(SIGN_IN);
                refuse(visit, password ? "account.login.wrong" : "account.code.wrong", template, view);
            }
            case Outcome.Expired() -> {
                visit.clearCookie(TICKET);
                visit.redirect("/login", Message.of("account.login.expired"));
            }
            case Outcome.TooMany(Instant until) -> Steps.tooMany(visit, until, new Steps.Page(template, view));
        }
    }

    private static void refuse(Visit visit, String reason, String template, FormView view) {
        visit.form().error(template.equals(SIGN_IN) ? "" : "code", Message.of(reason));
        visit.render(Steps.UNPROCESSABLE, template, view);
    }

    /// A new sign-in never goes on in an old session.
    private void enter(Visit visit, String token, String next) {
        visit.sessionToken().filter(old -> !old.isEmpty()).ifPresent(sessions::close);
        visit.clearCookie(TICKET);
        visit.signIn(token, sessions.lifetime());
        visit.redirect(next.equals("/") && unasked(visit, token) ? Demands.FACTOR_PATH : next);
    }

    /// Who is on the way to some page is not held up.
    private boolean unasked(Visit visit, String token) {
        return sessions.viewer(token, visit.viewer().locale())
                .filter(viewer -> viewer.errand().isEmpty())
                .filter(viewer ->
                        demands.standing(new AccountId(viewer.accountId())).unasked())
                .isPresent();
    }

    private static void keep(Visit visit, String ticket, String path, String next) {
        visit.setCookie(TICKET, ticket, TICKET_LIVES);
        boolean home = next.equals("/");
        visit.redirect(home ? path : path + "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
    }

    private void showSecondFactor(Visit visit) {
        if (visit.cookie(TICKET).filter(signIns::waiting).isEmpty()) {
            visit.redirect("/login", Message.of("account.login.expired"));
        } else {
            visit.render(SECOND_FACTOR, new FormView(Form.empty(), visit.next()));
        }
    }

    private void secondFactor(Visit visit) {
        String code = visit.form().require("code", 40);
        FormView view = new FormView(visit.form(), visit.next());
        if (visit.form().valid()) {
            String ticket = visit.cookie(TICKET).orElse("");
            answer(visit, signIns.withSecondFactor(ticket, code, Steps.client(visit)), SECOND_FACTOR, view);
        } else {
            visit.render(Steps.UNPROCESSABLE, SECOND_FACTOR, view);
        }
    }

    private void showResting(Visit visit) {
        if (visit.cookie(TICKET).isEmpty()) {
            visit.redirect("/login");
        } else {
            visit.render("account/resting.jte", new FormView(Form.empty(), visit.next()));
        }
    }

    private void reactivate(Visit visit) {
        FormView view = new FormView(visit.form(), visit.next());
        answer(visit, signIns.reactivate(visit.cookie(TICKET).orElse(""), Steps.client(visit)), SIGN_IN, view);
    }

    private void signOut(Visit visit) {
        visit.sessionToken().filter(token -> !token.isEmpty()).ifPresent(sessions::close);
        visit.signOut();
        visit.redirect("/", Message.of("account.logout.done"));
    }
}
