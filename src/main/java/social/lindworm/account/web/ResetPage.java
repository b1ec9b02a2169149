package social.lindworm.account.web;

import java.time.Instant;
import java.util.Optional;
import social.lindworm.account.AccountId;
import social.lindworm.account.PasswordChanges;
import social.lindworm.common.Message;
import social.lindworm.web.Access;
import social.lindworm.web.Form;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.Visit;

/// A forgotten password: asking for the link, and choosing a new one.
public final class ResetPage implements Routes {

    private static final String ASK = "account/resetAsk.jte";
    private static final String CHOOSE = "account/resetChoose.jte";
    private static final String NOTICE = "account/notice.jte";

    private final PasswordChanges passwords;

    ResetPage(PasswordChanges passwords) {
        this.passwords = passwords;
    }

    /// @param token of the link
    public record View(Form form, String token) {}

    @Override
    public void register(Router router) {
        router.get("/password-reset", Access.PUBLIC, visit -> visit.render(ASK, FormView.of(Form.empty())));
        router.post("/password-reset", Access.PUBLIC, this::ask);
        router.get("/password-reset/{token}", Access.PUBLIC, this::show);
        router.post("/password-reset/{token}", Access.PUBLIC, this::choose);
    }

    private void ask(Visit visit) {
        Form form = visit.form();
        form.require("login", 320);
        if (!form.valid()) {
            visit.render(Steps.UNPROCESSABLE, ASK, FormView.of(form));
            return;
        }
        Optional<Instant> blocked = passwords.forgotten(
                Steps.login(form, "login"), visit.viewer().locale().toLanguageTag(), Steps.client(visit));
        if (blocked.isPresent()) {
            Steps.tooMany(visit, blocked.get(), new Steps.Page(ASK, FormView.of(form)));
        } else {
            visit.render(
                    NOTICE,
                    NoticeView.of("account.reset.sentTitle", "account.reset.sent", "/login", "account.login.title"));
        }
    }

    private void show(Visit visit) {
        String token = visit.path("token");
        if (passwords.resetFor(token).isPresent()) {
            visit.render(CHOOSE, new View(Form.empty(), token));
        } else {
            gone(visit);
        }
    }

    private static void gone(Visit visit) {
        visit.render(
                410,
                NOTICE,
                NoticeView.of(
                        "account.reset.gone", "account.reset.goneText", "/password-reset", "account.reset.again"));
    }

    private void choose(Visit visit) {
        String token = visit.path("token");
        Optional<AccountId> account = passwords.resetFor(token);
        if (account.isEmpty()) {
            gone(visit);
            return;
        }
        Form form = visit.form();
        String password = newPassword(form, passwords, account.get());
        if (form.valid() && passwords.repeats(account.get(), password)) {
            form.error("new", Message.of("account.demand.same"));
        }
        if (!form.valid()) {
            visit.render(Steps.UNPROCESSABLE, CHOOSE, new View(form, token));
        } else if (passwords.reset(token, password)) {
            visit.signOut();
            visit.redirect("/login", Message.of("account.reset.done"));
        } else {
            gone(visit);
        }
    }

    /// Reads a new password typed twice and notes what is wrong with it.
    static String newPassword(Form form, PasswordChanges passwords, AccountId account) {
        String password = form.value("new");
        passwords.problems(account, password).forEach(message -> form.error("new", message));
        if (!form.value("again").equals(password)) {
            form.error("again", Message.of("account.password.mismatch"));
        }
        return password;
    }
}
