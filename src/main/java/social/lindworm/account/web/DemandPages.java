package social.lindworm.account.web;

import social.lindworm.account.Demands;
import social.lindworm.account.Demands.FactorAsk;
import social.lindworm.account.PasswordChanges;
import social.lindworm.account.Sessions;
import social.lindworm.common.Message;
import social.lindworm.web.Access;
import social.lindworm.web.Form;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.Visit;

/// Where people are led of whom something is asked: another password, or a second factor.
public final class DemandPages implements Routes {

    private static final String PASSWORD = "account/newPasswordWanted.jte";

    private final Demands demands;
    private final PasswordChanges passwords;
    private final Sessions sessions;

    DemandPages(Demands demands, PasswordChanges passwords, Sessions sessions) {
        this.demands = demands;
        this.passwords = passwords;
        this.sessions = sessions;
    }

    /// @param required whether they may not say no
    /// @param asked whether somebody has asked for it
    public record FactorView(boolean required, boolean asked, String next) {}

    @Override
    public void register(Router router) {
        router.get(Demands.FACTOR_PATH, Access.SIGNED_IN, this::showFactor);
        router.post(Demands.FACTOR_PATH, Access.SIGNED_IN, this::decline);
        router.get(Demands.PASSWORD_PATH, Access.SIGNED_IN, this::showPassword);
        router.post(Demands.PASSWORD_PATH, Access.SIGNED_IN, this::changePassword);
    }

    private void showFactor(Visit visit) {
        Demands.Standing standing = demands.standing(Steps.self(visit));
        if (standing.factor()) {
            visit.redirect(visit.next());
        } else {
            visit.render(
                    "account/factorWanted.jte",
                    new FactorView(
                            standing.asked() == FactorAsk.REQUIRED,
                            standing.asked() == FactorAsk.ASKED || standing.asked() == FactorAsk.REQUIRED,
                            visit.next()));
        }
    }

    private void decline(Visit visit) {
        demands.decline(Steps.self(visit));
        // Of whom it is required the gate leads back here.
        visit.redirect(visit.next());
    }

    private void showPassword(Visit visit) {
        if (demands.standing(Steps.self(visit)).password()) {
            visit.render(PASSWORD, new FormView(Form.empty(), visit.next()));
        } else {
            visit.redirect("/preferences/password");
        }
    }

    private void changePassword(Visit visit) {
        Form form = visit.form();
        String password = ResetPage.newPassword(form, passwords, Steps.self(visit));
        Steps.Page page = new Steps.Page(PASSWORD, new FormView(form, visit.next()));
        if (!form.valid()) {
            visit.render(Steps.UNPROCESSABLE, page.template(), page.view());
        } else if (Steps.proved(visit, passwords, "current", page) && Steps.another(visit, passwords, password, page)) {
            String token = passwords.change(Steps.self(visit), password, Steps.client(visit));
            visit.signIn(token, sessions.lifetime());
            visit.redirect(visit.next(), Message.of("account.password.changed"));
        }
    }
}
