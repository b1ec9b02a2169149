package social.lindworm.account.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import social.lindworm.account.AccountId;
import social.lindworm.account.Client;
import social.lindworm.account.PasswordChanges;
import social.lindworm.account.PasswordChanges.Proof;
import social.lindworm.account.Problem;
import social.lindworm.common.Message;
import social.lindworm.web.Form;
import social.lindworm.web.Visit;

/// What several of these pages do alike.
final class Steps {

    static final int UNPROCESSABLE = 422;
    static final int TOO_MANY = 429;

    private static final int LONGEST_LOGIN = 320;

    private Steps() {}

    static Client client(Visit visit) {
        return new Client(visit.address(), visit.userAgent());
    }

    static AccountId self(Visit visit) {
        return new AccountId(visit.viewer().accountId());
    }

    /// What was typed to name an account; nobody's name is longer.
    static String login(Form form, String field) {
        String text = form.text(field);
        return text.length() <= LONGEST_LOGIN ? text : text.substring(0, LONGEST_LOGIN);
    }

    static void note(Form form, List<Problem> problems) {
        problems.forEach(problem -> form.error(problem.field(), problem.message()));
    }

    /// A page to be answered with when something is wrong.
    record Page(String template, Object view) {}

    /// Notes that a limit is reached, in words and for programs, and answers with the form as it was typed.
    static void tooMany(Visit visit, Instant until, Page page) {
        long seconds = Math.max(1, Duration.between(Instant.now(), until).toSeconds());
        visit.context().header("Retry-After", String.valueOf(seconds));
        visit.form().error("", Message.of("account.throttled", (seconds + 59) / 60));
        visit.render(TOO_MANY, page.template(), page.view());
    }

    /// Asks for the password once more; false when an answer has been given.
    static boolean proved(Visit visit, PasswordChanges passwords, String field, Page page) {
        Form form = visit.form();
        switch (passwords.prove(self(visit), form.value(field))) {
            case Proof.Right() -> {
                return true;
            }
            case Proof.Wrong() -> {
                form.error(field, Message.of("account.password.wrong"));
                visit.render(UNPROCESSABLE, page.template(), page.view());
            }
            case Proof.TooMany(Instant until) -> tooMany(visit, until, page);
        }
        return false;
    }

    /// After [#proved]: refuses the old password of somebody who is asked for a new one; false when an answer has been
    /// given.
    static boolean another(Visit visit, PasswordChanges passwords, String password, Page page) {
        if (passwords.repeats(self(visit), password)) {
            visit.form().error("new", Message.of("account.demand.same"));
            visit.render(UNPROCESSABLE, page.template(), page.view());
            return false;
        }
        return true;
    }
}
