package social.lindworm.admin.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import social.lindworm.account.AccountId;
import social.lindworm.account.Accounts;
import social.lindworm.account.Invite;
import social.lindworm.account.Invites;
import social.lindworm.account.Person;
import social.lindworm.admin.InviteChanges;
import social.lindworm.common.Message;
import social.lindworm.site.RegistrationMode;
import social.lindworm.site.Sites;
import social.lindworm.web.Access;
import social.lindworm.web.Form;
import social.lindworm.web.Frame;
import social.lindworm.web.Permission;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.Visit;
import social.lindworm.web.view.Choice;
import social.lindworm.web.view.Pages;

/// The links by which people may join.
public final class InvitesPage implements Routes {

    static final String SELF = "/settings/invites";

    private static final String TEMPLATE = "admin/invites.jte";
    private static final Access HOSTS = Access.may(Permission.CREATE_INVITES);
    private static final int PAGE_LENGTH = 50;
    private static final int NO_END = 0;
    private static final List<Integer> DAYS = List.of(1, 7, 30, NO_END);
    private static final List<Integer> USES = List.of(1, 5, 10, 25, 50, 100, NO_END);

    private final Invites invites;
    private final InviteChanges changes;
    private final Accounts accounts;
    private final Sites sites;
    private final Clock clock;

    InvitesPage(Invites invites, InviteChanges changes, Accounts accounts, Sites sites, Clock clock) {
        this.invites = invites;
        this.changes = changes;
        this.accounts = accounts;
        this.sites = sites;
        this.clock = clock;
    }

    /// @param by who made it, empty if nobody knows any more
    /// @param usable whether the link still works
    public record Row(Invite invite, String by, boolean usable) {}

    /// @param open whether everybody may join anyway
    public record View(
            List<Row> rows, Pages pages, Form form, List<Choice> lifetimes, List<Choice> uses, boolean open) {}

    @Override
    public void register(Router router) {
        router.get(SELF, HOSTS, visit -> show(visit, 200, first()));
        router.post(SELF, HOSTS, this::create);
        router.post(SELF + "/{id}/end", HOSTS, this::end);
    }

    private static Form first() {
        return Form.of(Map.of("days", List.of("7"), "uses", List.of("1")));
    }

    private void show(Visit visit, int status, Form form) {
        Frame frame = visit.frame();
        int page = visit.page();
        Invites.Part<Invite> found = invites.page((page - 1) * PAGE_LENGTH, PAGE_LENGTH);
        visit.render(
                status,
                TEMPLATE,
                new View(
                        rows(found.rows()),
                        Pages.of(page, found.total(), PAGE_LENGTH, frame.path()),
                        form,
                        choices(frame, DAYS, "admin.invites.days"),
                        choices(frame, USES, "admin.invites.uses"),
                        sites.current().registration().mode() == RegistrationMode.OPEN));
    }

    private List<Row> rows(List<Invite> found) {
        Map<AccountId, Person> people = accounts.find(
                found.stream().flatMap(invite -> Stream.ofNullable(invite.by())).toList());
        Instant now = clock.instant();
        return found.stream()
                .map(invite -> new Row(
                        invite,
                        Optional.ofNullable(invite.by())
                                .map(people::get)
                                .filter(Objects::nonNull)
                                .map(Person::displayName)
                                .orElse(""),
                        invite.usable(now)))
                .toList();
    }

    private static List<Choice> choices(Frame frame, List<Integer> numbers, String key) {
        return numbers.stream()
                .map(number -> Choice.of(String.valueOf(number), frame.text(key, number)))
                .toList();
    }

    private void create(Visit visit) {
        Form form = visit.form();
        Optional<Integer> days = chosen(form, "days", DAYS);
        Optional<Integer> uses = chosen(form, "uses", USES);
        if (!form.valid()) {
            show(visit, Steps.UNPROCESSABLE, form);
            return;
        }
        changes.create(
                Steps.self(visit),
                new Invites.Terms(
                        days.filter(number -> number != NO_END).map(Duration::ofDays),
                        uses.filter(number -> number != NO_END)));
        visit.redirect(SELF, Message.of("admin.invites.made"));
    }

    private static Optional<Integer> chosen(Form form, String field, List<Integer> allowed) {
        Optional<Integer> number = allowed.stream()
                .filter(each -> String.valueOf(each).equals(form.text(field)))
                .findFirst();
        if (number.isEmpty()) {
            form.error(field, Message.of("admin.unknown"));
        }
        return number;
    }

    private void end(Visit visit) {
        boolean ended = changes.end(Steps.self(visit), visit.id("id"));
        visit.redirect(SELF, Message.of(ended ? "admin.invites.ended" : "admin.invites.over"));
    }
}
