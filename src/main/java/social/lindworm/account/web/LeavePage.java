package social.lindworm.account.web;

import social.lindworm.account.Departures;
import social.lindworm.account.PasswordChanges;
import social.lindworm.common.Message;
import social.lindworm.web.Access;
import social.lindworm.web.Form;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.Visit;

/// Leaving for a while or for good; both ask for the password.
final class LeavePage implements Routes {

    private static final String REST = "account/deactivate.jte";
    private static final String DELETE = "account/delete.jte";

    private final Departures departures;
    private final PasswordChanges passwords;

    LeavePage(Departures departures, PasswordChanges passwords) {
        this.departures = departures;
        this.passwords = passwords;
    }

    @Override
    public void register(Router router) {
        router.get("/preferences/deactivate", Access.SIGNED_IN, visit -> visit.render(REST, FormView.of(Form.empty())));
        router.post("/preferences/deactivate", Access.SIGNED_IN, this::rest);
        router.get("/preferences/delete", Access.SIGNED_IN, visit -> visit.render(DELETE, FormView.of(Form.empty())));
        router.post("/preferences/delete", Access.SIGNED_IN, this::delete);
    }

    private void rest(Visit visit) {
        Steps.Page page = new Steps.Page(REST, FormView.of(visit.form()));
        if (Steps.proved(visit, passwords, "current", page)) {
            leave(visit, departures.deactivate(Steps.self(visit)), page, "account.deactivate.done");
        }
    }

    private void delete(Visit visit) {
        Form form = visit.form();
        Steps.Page page = new Steps.Page(DELETE, FormView.of(form));
        if (!form.ticked("sure")) {
            form.error("sure", Message.of("account.delete.tickMissing"));
            visit.render(Steps.UNPROCESSABLE, DELETE, FormView.of(form));
        } else if (Steps.proved(visit, passwords, "current", page)) {
            leave(visit, departures.delete(Steps.self(visit)), page, "account.delete.done");
        }
    }

    private static void leave(Visit visit, Departures.Outcome outcome, Steps.Page page, String goodbye) {
        switch (outcome) {
            case DONE -> {
                visit.signOut();
                visit.redirect("/", Message.of(goodbye));
            }
            case LAST_ADMIN -> {
                visit.form().error("", Message.of("account.leave.lastAdmin"));
                visit.render(409, page.template(), page.view());
            }
        }
    }
}
