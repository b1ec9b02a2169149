package social.lindworm.account.web;

import java.util.List;
import java.util.Optional;
import social.lindworm.account.AccountId;
import social.lindworm.account.PasswordChanges;
import social.lindworm.account.SecondFactors;
import social.lindworm.common.Message;
import social.lindworm.web.Access;
import social.lindworm.web.Form;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.Visit;

/// Turning the second factor on and off, and its backup codes; each asks for the password first.
public final class SecondFactorPage implements Routes {

    private static final String ASK = "account/factorAsk.jte";
    private static final String SCAN = "account/factorScan.jte";
    private static final String CODES = "account/factorCodes.jte";
    private static final String SECURITY = "/preferences/security";

    private final SecondFactors factors;
    private final PasswordChanges passwords;

    SecondFactorPage(SecondFactors factors, PasswordChanges passwords) {
        this.factors = factors;
        this.passwords = passwords;
    }

    /// A page that asks for the password before something.
    public record AskView(Form form, String path, Message title, Message lead, Message submit) {}

    /// @param qr inline SVG
    /// @param key the secret in groups of four, for typing
    public record ScanView(Form form, String qr, String key) {}

    public record CodesView(List<String> codes, String together) {}

    @Override
    public void register(Router router) {
        router.get("/preferences/2fa", Access.SIGNED_IN, this::showEnable);
        router.post("/preferences/2fa", Access.SIGNED_IN, this::begin);
        router.get("/preferences/confirm-2fa", Access.SIGNED_IN, visit -> visit.redirect("/preferences/2fa"));
        router.post("/preferences/confirm-2fa", Access.SIGNED_IN, this::enable);
        router.get("/preferences/disable-2fa", Access.SIGNED_IN, visit -> showAsk(visit, off(Form.empty())));
        router.post("/preferences/disable-2fa", Access.SIGNED_IN, this::disable);
        router.get("/preferences/2fa-backup-codes", Access.SIGNED_IN, visit -> showAsk(visit, codes(Form.empty())));
        router.post("/preferences/2fa-backup-codes", Access.SIGNED_IN, this::renew);
    }

    private static AskView on(Form form) {
        return new AskView(
                form,
                "/preferences/2fa",
                Message.of("account.factor.title"),
                Message.of("account.factor.passwordLead"),
                Message.of("account.factor.next"));
    }

    private static AskView off(Form form) {
        return new AskView(
                form,
                "/preferences/disable-2fa",
                Message.of("account.factor.offTitle"),
                Message.of("account.factor.offLead"),
                Message.of("account.factor.offSubmit"));
    }

    private static AskView codes(Form form) {
        return new AskView(
                form,
                "/preferences/2fa-backup-codes",
                Message.of("account.factor.codesTitle"),
                Message.of("account.factor.codesLead"),
                Message.of("account.factor.codesSubmit"));
    }

    private boolean enabled(Visit visit) {
        return factors.status(Steps.self(visit)).enabled();
    }

    private void showEnable(Visit visit) {
        if (enabled(visit)) {
            visit.redirect(SECURITY, Message.of("account.factor.already"));
        } else {
            visit.render(ASK, on(Form.empty()));
        }
    }

    private void showAsk(Visit visit, AskView view) {
        if (enabled(visit)) {
            visit.render(ASK, view);
        } else {
            visit.redirect(SECURITY, Message.of("account.factor.none"));
        }
    }

    private void begin(Visit visit) {
        if (enabled(visit)) {
            visit.redirect(SECURITY, Message.of("account.factor.already"));
        } else if (Steps.proved(visit, passwords, "current", new Steps.Page(ASK, on(visit.form())))) {
            visit.render(SCAN, scan(visit, factors.begin(Steps.self(visit)), Form.empty()));
        }
    }

    private static ScanView scan(Visit visit, SecondFactors.Setup setup, Form form) {
        String label = visit.frame().text("account.factor.qr");
        return new ScanView(
                form, QrCode.svg(setup.address(), label), setup.secret().replaceAll("(.{4})(?=.)", "$1 "));
    }

    private void enable(Visit visit) {
        AccountId self = Steps.self(visit);
        Optional<SecondFactors.Setup> begun = factors.begun(self);
        if (begun.isEmpty() || enabled(visit)) {
            visit.redirect(SECURITY);
            return;
        }
        Optional<List<String>> codes = factors.enable(self, visit.form().text("code"));
        if (codes.isPresent()) {
            showCodes(visit, codes.get());
        } else {
            visit.form().error("code", Message.of("account.factor.wrong"));
            visit.render(Steps.UNPROCESSABLE, SCAN, scan(visit, begun.get(), visit.form()));
        }
    }

    private static void showCodes(Visit visit, List<String> codes) {
        visit.context().header("Cache-Control", "no-store");
        visit.render(CODES, new CodesView(codes, String.join("\n", codes)));
    }

    private void disable(Visit visit) {
        if (Steps.proved(visit, passwords, "current", new Steps.Page(ASK, off(visit.form())))) {
            factors.disable(Steps.self(visit));
            visit.redirect(SECURITY, Message.of("account.factor.off"));
        }
    }

    private void renew(Visit visit) {
        if (Steps.proved(visit, passwords, "current", new Steps.Page(ASK, codes(visit.form())))) {
            factors.renewCodes(Steps.self(visit))
                    .ifPresentOrElse(
                            fresh -> showCodes(visit, fresh),
                            () -> visit.redirect(SECURITY, Message.of("account.factor.none")));
        }
    }
}
