package social.lindworm.admin.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import social.lindworm.account.AccountDirectory;
import social.lindworm.account.AccountId;
import social.lindworm.account.Accounts;
import social.lindworm.account.Accounts.Decision;
import social.lindworm.account.Demand;
import social.lindworm.account.Person;
import social.lindworm.admin.PeopleChanges;
import social.lindworm.common.AppException;
import social.lindworm.common.Message;
import social.lindworm.media.MediaId;
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

/// One person as those see them who look after people, and what they may do.
public final class UserPage implements Routes {

    private static final String SELF = UsersPage.SELF + "/{id}";
    private static final Access MODERATORS = Access.may(Permission.MODERATE_USER);
    private static final Access ADMINS = Access.may(Permission.SYSTEM_ADMINISTRATION);
    private static final int AVATAR_PIXELS = 240;

    private final Accounts accounts;
    private final PeopleChanges changes;
    private final MediaLibrary pictures;

    UserPage(Accounts accounts, PeopleChanges changes, MediaLibrary pictures) {
        this.accounts = accounts;
        this.changes = changes;
        this.pictures = pictures;
    }

    /// @param own whether the reader looks at themselves
    /// @param above whether the reader may decide about this person
    /// @param roles those that the reader may give
    public record View(
            Person person,
            AccountDirectory.Details details,
            Optional<String> avatar,
            boolean own,
            boolean above,
            List<Choice> roles,
            Form form) {

        public String path() {
            return UsersPage.SELF + "/" + person.id().value();
        }
    }

    @Override
    public void register(Router router) {
        router.get(SELF, MODERATORS, visit -> show(visit, 200, stored(visit)));
        router.post(SELF, Access.may(Permission.SET_USER_GROUP), this::changeRole);
        router.post(
                SELF + "/activate",
                MODERATORS,
                visit -> answer(visit, changes.activate(Steps.self(visit), whom(visit)), "admin.user.activated"));
        router.post(
                SELF + "/suspend",
                MODERATORS,
                visit -> answer(visit, changes.suspend(Steps.self(visit), whom(visit)), "admin.user.suspended"));
        router.post(
                SELF + "/unsuspend",
                MODERATORS,
                visit -> answer(visit, changes.unsuspend(Steps.self(visit), whom(visit)), "admin.user.unsuspended"));
        router.post(
                SELF + "/remove-2fa",
                ADMINS,
                visit -> answer(
                        visit, changes.removeSecondFactor(Steps.self(visit), whom(visit)), "admin.user.factorRemoved"));
        router.post(SELF + "/demand", MODERATORS, this::demand);
        router.post(SELF + "/delete", MODERATORS, this::delete);
    }

    private static AccountId whom(Visit visit) {
        return new AccountId(visit.id("id"));
    }

    private Person person(Visit visit) {
        return accounts.find(whom(visit))
                .filter(Person::local)
                .orElseThrow(() -> new AppException.NotFound("no person " + visit.path("id")));
    }

    private Form stored(Visit visit) {
        return Form.of(Map.of("role", List.of(person(visit).role().name())));
    }

    private void show(Visit visit, int status, Form form) {
        Person person = person(visit);
        Frame frame = visit.frame();
        AccountId self = Steps.self(visit);
        Role own = accounts.find(self).map(Person::role).orElse(Role.MEMBER);
        boolean above = !person.id().equals(self) && own.mayGrant(person.role());
        visit.render(
                status,
                "admin/user.jte",
                new View(
                        person,
                        accounts.details(person.id()),
                        person.avatar().flatMap(avatar -> pictures.url(new MediaId(avatar), AVATAR_PIXELS)),
                        person.id().equals(self),
                        above,
                        Stream.of(Role.values())
                                .filter(own::mayGrant)
                                .map(role -> new Choice(
                                        role.name(),
                                        frame.text("admin.role." + role),
                                        frame.text("admin.role." + role + ".help")))
                                .toList(),
                        form));
    }

    private void changeRole(Visit visit) {
        Form form = visit.form();
        Optional<Role> role = Steps.chosen(Role.class, form.text("role"));
        if (role.isEmpty()) {
            form.error("role", Message.of("admin.unknown"));
            show(visit, Steps.UNPROCESSABLE, form);
        } else {
            answer(visit, changes.changeRole(Steps.self(visit), whom(visit), role.get()), "admin.user.roleChanged");
        }
    }

    private void demand(Visit visit) {
        Optional<Demand> demand = Steps.chosen(Demand.class, visit.form().text("demand"));
        if (demand.isEmpty()) {
            refuse(visit, Steps.UNPROCESSABLE, "admin.unknown");
        } else {
            answer(visit, changes.demand(Steps.self(visit), whom(visit), demand.get()), "admin.user.demanded");
        }
    }

    private void delete(Visit visit) {
        if (visit.form().ticked("sure")) {
            answer(visit, changes.delete(Steps.self(visit), whom(visit)), "admin.user.deleted");
        } else {
            visit.form().error("", Message.of("admin.user.delete.tickMissing"));
            show(visit, Steps.UNPROCESSABLE, visit.form());
        }
    }

    private void answer(Visit visit, Decision decision, String done) {
        Person person = person(visit);
        switch (decision) {
            case DONE ->
                visit.redirect(UsersPage.SELF + "/" + person.id().value(), Message.of(done, person.displayName()));
            case NOT_ALLOWED -> refuse(visit, 403, "admin.user.notAllowed");
            case SELF -> refuse(visit, 409, "admin.user.self");
            case LAST_ADMIN -> refuse(visit, 409, "admin.user.lastAdmin");
            case NOTHING -> refuse(visit, 409, "admin.user.nothing");
        }
    }

    private void refuse(Visit visit, int status, String why) {
        Form form = stored(visit);
        form.error("", Message.of(why));
        show(visit, status, form);
    }
}
