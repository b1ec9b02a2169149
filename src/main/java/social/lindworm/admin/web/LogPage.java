package social.lindworm.admin.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import social.lindworm.account.AccountId;
import social.lindworm.account.Accounts;
import social.lindworm.account.Person;
import social.lindworm.admin.Act;
import social.lindworm.admin.ActKind;
import social.lindworm.admin.ActLog;
import social.lindworm.site.RegistrationMode;
import social.lindworm.site.Role;
import social.lindworm.web.Access;
import social.lindworm.web.Frame;
import social.lindworm.web.Permission;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.Visit;
import social.lindworm.web.view.Change;
import social.lindworm.web.view.Pages;

/// What those who run the instance did, the newest first; each reads what their role could have done.
public final class LogPage implements Routes {

    static final String SELF = "/settings/log";

    private final ActLog log;
    private final Accounts accounts;

    LogPage(ActLog log, Accounts accounts) {
        this.log = log;
        this.accounts = accounts;
    }

    /// @param who empty if their row is gone
    /// @param about in the reader's words
    /// @param path of the page of whom it was done to, empty without one
    /// @param change how it was and is, empty where there is nothing to compare
    public record Row(
            Instant when, Optional<Person> who, ActKind kind, String about, String path, List<Change> change) {}

    public record View(List<Row> rows, Pages pages) {}

    @Override
    public void register(Router router) {
        router.get(SELF, Access.may(Permission.MODERATE_USER), this::show);
    }

    private void show(Visit visit) {
        Frame frame = visit.frame();
        int number = visit.page();
        ActLog.Page page = log.page(visit.viewer()::may, number);
        Map<AccountId, Person> people = accounts.find(
                page.entries().stream().map(entry -> entry.act().by()).toList());
        List<Row> rows = page.entries().stream()
                .map(entry -> row(
                        frame, entry, Optional.ofNullable(people.get(entry.act().by()))))
                .toList();
        visit.render("admin/log.jte", new View(rows, Pages.of(number, page.total(), ActLog.PAGE_LENGTH, frame.path())));
    }

    private static Row row(Frame frame, ActLog.Entry entry, Optional<Person> who) {
        Act act = entry.act();
        String about = switch (act.kind()) {
            case SITE, REGISTRATION, CONNECTOR -> frame.text("admin.field." + act.about());
            case DEMAND_PASSWORD, OFFER_FACTOR, REQUIRE_FACTOR ->
                act.person().isPresent() ? "@" + act.about() : DemandsPage.whom(frame, act.about());
            case ROLE, SUSPEND, UNSUSPEND, ACTIVATE, REMOVE_FACTOR, DELETE -> "@" + act.about();
            case INVITE, END_INVITE, ACCEPT_REQUEST, IGNORE_REQUEST, NOTICE_REQUEST, RETRY_JOB, GIVE_UP_JOB ->
                act.about();
        };
        boolean nothing = act.before().isEmpty() && act.after().isEmpty();
        List<Change> change = nothing
                ? List.of()
                : List.of(new Change(about, words(frame, act, act.before()), words(frame, act, act.after())));
        return new Row(
                entry.when(),
                who,
                act.kind(),
                about,
                act.person().map(id -> UsersPage.SELF + "/" + id.value()).orElse(""),
                change);
    }

    /// A value that was written down by its name in the program, in the reader's words.
    private static String words(Frame frame, Act act, String value) {
        String prefix = switch (act.kind()) {
            case ROLE -> "admin.role.";
            case SITE -> act.about().equals("exportsOffered") ? "admin.log." : "";
            case REGISTRATION ->
                switch (act.about()) {
                    case "mode" -> "admin.registration.mode.";
                    case "defaultRole" -> "admin.role.";
                    case "confirmEmail" -> "admin.log.";
                    default -> "";
                };
            default -> "";
        };
        return prefix.isEmpty() || value.isEmpty() || !known(value) ? value : frame.text(prefix + value);
    }

    private static boolean known(String value) {
        return List.of("true", "false").contains(value)
                || Steps.chosen(Role.class, value).isPresent()
                || Steps.chosen(RegistrationMode.class, value).isPresent();
    }
}
