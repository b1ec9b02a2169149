package social.lindworm.account.web;

import java.time.Instant;
import java.util.Optional;
import social.lindworm.account.Accounts;
import social.lindworm.account.Confirmations;
import social.lindworm.account.EmailAddress;
import social.lindworm.account.PasswordChanges;
import social.lindworm.account.Sessions;
import social.lindworm.common.Message;
import social.lindworm.web.Access;
import social.lindworm.web.Form;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.Visit;

/// Changing the password and the e-mail address; both ask for the password that counts now.
public final class PasswordPage implements Routes {

    private static final String PASSWORD = "account/password.jte";
    private static final String EMAIL = "account/email.jte";

    private final PasswordChanges passwords;
    private final Confirmations confirmations;
    private final Accounts accounts;
    private final Sessions sessions;

    PasswordPage(PasswordChanges passwords, Confirmations confirmations, Accounts accounts, Sessions sessions) {
        this.passwords = passwords;
        this.confirmations = confirmations;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    /// @param current the address that mails go to now, empty if there is none
    public record EmailView(Form form, String current) {}

    @Override
    public void register(Router router) {
        router.get(
                "/preferences/password", Access.SIGNED_IN, visit -> visit.render(PASSWORD, FormView.of(Form.empty())));
        router.post("/preferences/password", Access.SIGNED_IN, this::changePassword);
        router.get("/preferences/email", Access.SIGNED_IN, visit -> visit.render(EMAIL, view(visit, Form.empty())));
        router.post("/preferences/email", Access.SIGNED_IN, this::changeEmail);
    }

    private void changePassword(Visit visit) {
        Form form = visit.form();
        String password = ResetPage.newPassword(form, passwords, Steps.self(visit));
        Steps.Page page = new Steps.Page(PASSWORD, FormView.of(form));
        if (!form.valid()) {
            visit.render(Steps.UNPROCESSABLE, page.template(), page.view());
        } else if (Steps.proved(visit, passwords, "current", page) && Steps.another(visit, passwords, password, page)) {
            String token = passwords.change(Steps.self(visit), password, Steps.client(visit));
            visit.signIn(token, sessions.lifetime());
            visit.redirect("/preferences/password", Message.of("account.password.changed"));
        }
    }

    private EmailView view(Visit visit, Form form) {
        String current = accounts.details(Steps.self(visit)).email();
        return new EmailView(form, Optional.ofNullable(current).orElse(""));
    }

    private void changeEmail(Visit visit) {
        Form form = visit.form();
        EmailView view = view(visit, form);
        Steps.Page page = new Steps.Page(EMAIL, view);
        Optional<EmailAddress> wanted = EmailAddress.parse(form.text("email"));
        if (wanted.isEmpty()) {
            form.error("email", Message.of("account.email.malformed"));
        } else if (wanted.get().value().equals(view.current())) {
            form.error("email", Message.of("account.changeEmail.same"));
        }
        if (wanted.isEmpty() || !form.valid()) {
            visit.render(Steps.UNPROCESSABLE, page.template(), page.view());
        } else if (Steps.proved(visit, passwords, "current", page)) {
            Optional<Instant> blocked = confirmations.changeEmail(Steps.self(visit), wanted.get(), Steps.client(visit));
            if (blocked.isPresent()) {
                Steps.tooMany(visit, blocked.get(), page);
                return;
            }
            visit.redirect(
                    "/preferences/email",
                    Message.of("account.changeEmail.sent", wanted.get().value()));
        }
    }
}
