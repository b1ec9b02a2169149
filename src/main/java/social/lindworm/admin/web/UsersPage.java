package social.lindworm.admin.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import social.lindworm.account.AccountDirectory;
import social.lindworm.account.AccountDirectory.Filter;
import social.lindworm.account.AccountDirectory.Order;
import social.lindworm.account.AccountState;
import social.lindworm.account.Accounts;
import social.lindworm.account.Person;
import social.lindworm.media.MediaLibrary;
import social.lindworm.site.Role;
import social.lindworm.web.Access;
import social.lindworm.web.Form;
import social.lindworm.web.Frame;
import social.lindworm.web.Permission;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.Visit;
import social.lindworm.web.view.Choice;
import social.lindworm.web.view.Link;
import social.lindworm.web.view.Pages;
import social.lindworm.web.view.Picture;

/// Everybody who has an account here, to be searched and sorted.
public final class UsersPage implements Routes {

    static final String SELF = "/settings/users";

    private static final Access MODERATORS = Access.may(Permission.MODERATE_USER);
    private static final int LONGEST_SEARCH = 200;

    /// Those that people of this instance can be in.
    private static final List<AccountState> STATES = List.of(
            AccountState.ACTIVE,
            AccountState.PENDING,
            AccountState.SUSPENDED,
            AccountState.DEACTIVATED,
            AccountState.DELETED);

    private final Accounts accounts;
    private final MediaLibrary pictures;

    UsersPage(Accounts accounts, MediaLibrary pictures) {
        this.accounts = accounts;
        this.pictures = pictures;
    }

    /// @param avatar path of their picture, empty while there is none
    public record Row(Person person, Optional<String> avatar, String email, Optional<Instant> lastSeen) {}

    /// @param asked what was searched for, as a form
    /// @param state the chosen one, empty for all
    public record View(
            List<Row> people,
            long total,
            Form asked,
            String state,
            List<Link> states,
            List<Choice> roles,
            List<Choice> orders,
            Pages pages) {}

    @Override
    public void register(Router router) {
        router.get(SELF, MODERATORS, this::show);
        router.get(SELF + "/local", MODERATORS, visit -> visit.redirect(SELF));
        router.get(SELF + "/deleted", MODERATORS, visit -> visit.redirect(SELF + "?state=DELETED"));
    }

    private void show(Visit visit) {
        Frame frame = visit.frame();
        Filter filter = filter(visit);
        int page = visit.page();
        AccountDirectory.Page found = accounts.page(filter, page);
        visit.render(
                "admin/users.jte",
                new View(
                        rows(found.people()),
                        found.total(),
                        Form.of(Map.of(
                                "q", List.of(filter.text()),
                                "role", List.of(filter.role().map(Enum::name).orElse("")),
                                "sort", List.of(filter.order().name()))),
                        filter.state().map(Enum::name).orElse(""),
                        states(frame, filter),
                        Stream.of(Role.values())
                                .map(role -> Choice.of(role.name(), frame.text("admin.role." + role)))
                                .toList(),
                        Stream.of(Order.values())
                                .map(order -> Choice.of(order.name(), frame.text("admin.users.sort." + order)))
                                .toList(),
                        Pages.of(page, found.total(), AccountDirectory.PAGE_LENGTH, frame.path())));
    }

    private static Filter filter(Visit visit) {
        String text = visit.query("q").orElse("");
        return new Filter(
                text.length() > LONGEST_SEARCH ? text.substring(0, LONGEST_SEARCH) : text,
                visit.query("state")
                        .flatMap(name -> Steps.chosen(AccountState.class, name))
                        .filter(STATES::contains),
                visit.query("role").flatMap(name -> Steps.chosen(Role.class, name)),
                visit.query("sort")
                        .flatMap(name -> Steps.chosen(Order.class, name))
                        .orElse(Order.NEWEST));
    }

    private List<Link> states(Frame frame, Filter filter) {
        AccountDirectory.Counts counts = accounts.counts();
        List<Link> links = new ArrayList<>();
        links.add(new Link(SELF, frame.text("admin.users.all"), filter.state().isEmpty()));
        for (AccountState state : STATES) {
            String label = frame.text("admin.users.tab." + state, counts.in(state));
            links.add(new Link(SELF + "?state=" + state, label, filter.state().equals(Optional.of(state))));
        }
        return links;
    }

    private List<Row> rows(List<AccountDirectory.Entry> people) {
        Map<Long, Picture> avatars = pictures.pictures(people.stream()
                .flatMap(entry -> entry.person().avatar().stream())
                .toList());
        return people.stream()
                .map(entry -> new Row(
                        entry.person(),
                        entry.person()
                                .avatar()
                                .flatMap(id -> Optional.ofNullable(avatars.get(id)))
                                .map(picture -> picture.jpeg().getFirst().url()),
                        Optional.ofNullable(entry.email()).orElse(""),
                        entry.lastSeen()))
                .toList();
    }
}
