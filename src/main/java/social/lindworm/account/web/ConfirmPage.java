package social.lindworm.account.web;

import java.time.Instant;
import java.util.Optional;
import social.lindworm.account.Confirmations;
import social.lindworm.account.Confirmations.Outcome;
import social.lindworm.common.Message;
import social.lindworm.web.Access;
import social.lindworm.web.Form;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.Visit;

/// Proving an e-mail address. A link only shows a button: programs that look through mails follow links too.
final class ConfirmPage implements Routes {

    private static final String CONFIRM = "account/confirm.jte";
    private static final String RESEND = "account/resend.jte";

    private final Confirmations confirmations;

    ConfirmPage(Confirmations confirmations) {
        this.confirmations = confirmations;
    }

    @Override
    public void register(Router router) {
        router.get("/confirm-email", Access.PUBLIC, visit -> visit.render(CONFIRM, FormView.of(Form.empty())));
        router.post("/confirm-email", Access.PUBLIC, this::byCode);
        router.get("/confirm-email/{token}", Access.PUBLIC, this::showLink);
        router.post("/confirm-email/{token}", Access.PUBLIC, this::byLink);
        router.get("/resend-link", Access.PUBLIC, visit -> visit.render(RESEND, FormView.of(Form.empty())));
        router.post("/resend-link", Access.PUBLIC, this::resend);
    }

    private void showLink(Visit visit) {
        if (confirmations.usable(visit.path("token"))) {
            visit.render("account/confirmLink.jte", visit.path("token"));
        } else {
            gone(visit);
        }
    }

    private static void gone(Visit visit) {
        visit.render(
                410,
                "account/notice.jte",
                NoticeView.of(
                        "account.confirm.gone", "account.confirm.goneText", "/resend-link", "account.confirm.resend"));
    }

    private void byLink(Visit visit) {
        answer(visit, confirmations.confirm(visit.path("token")));
    }

    private void byCode(Visit visit) {
        Form form = visit.form();
        String email = form.require("email", 254);
        String code = form.require("code", 60);
        if (form.valid()) {
            answer(visit, confirmations.confirm(email, code, Steps.client(visit)));
        } else {
            visit.render(Steps.UNPROCESSABLE, CONFIRM, FormView.of(form));
        }
    }

    private static void answer(Visit visit, Outcome outcome) {
        FormView view = FormView.of(visit.form());
        switch (outcome) {
            case Outcome.Confirmed() -> visit.redirect("/login", Message.of("account.login.confirmed"));
            case Outcome.Changed() -> {
                String path = visit.viewer().signedIn() ? "/preferences/email" : "/login";
                visit.redirect(path, Message.of("account.confirm.changed"));
            }
            case Outcome.Wrong() -> {
                if (visit.form().value("code").isEmpty()) {
                    gone(visit);
                } else {
                    visit.form().error("code", Message.of("account.confirm.wrong"));
                    visit.render(Steps.UNPROCESSABLE, CONFIRM, view);
                }
            }
            case Outcome.TooMany(Instant until) -> Steps.tooMany(visit, until, new Steps.Page(CONFIRM, view));
        }
    }

    private void resend(Visit visit) {
        Form form = visit.form();
        String email = form.require("email", 254);
        if (!form.valid()) {
            visit.render(Steps.UNPROCESSABLE, RESEND, FormView.of(form));
            return;
        }
        Optional<Instant> blocked = confirmations.resend(email, Steps.client(visit));
        if (blocked.isPresent()) {
            Steps.tooMany(visit, blocked.get(), new Steps.Page(RESEND, FormView.of(form)));
        } else {
            visit.redirect("/confirm-email", Message.of("account.resend.sent"));
        }
    }
}
