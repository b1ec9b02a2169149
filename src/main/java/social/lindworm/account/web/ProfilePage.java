package social.lindworm.account.web;

import java.util.Optional;
import social.lindworm.account.AccountState;
import social.lindworm.account.Accounts;
import social.lindworm.account.Avatars;
import social.lindworm.account.Person;
import social.lindworm.common.AppException;
import social.lindworm.common.Message;
import social.lindworm.web.Access;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.Visit;

/// Somebody's page.
public final class ProfilePage implements Routes {

    private static final int AVATAR_PIXELS = 240;

    private final Accounts accounts;
    private final Avatars avatars;

    ProfilePage(Accounts accounts, Avatars avatars) {
        this.accounts = accounts;
        this.avatars = avatars;
    }

    /// @param own whether the one who looks is the one who is looked at
    public record View(Person person, Optional<String> avatar, boolean own) {}

    @Override
    public void register(Router router) {
        router.get("/user/{name}", Access.PUBLIC, this::show);
        router.get("/@{name}", Access.PUBLIC, this::shortAddress);
    }

    private Person visible(String name) {
        return accounts.named(name)
                .filter(person -> person.state() == AccountState.ACTIVE)
                .orElseThrow(() ->
                        new AppException.NotFound("no active account " + name, Message.of("account.profile.notFound")));
    }

    private void shortAddress(Visit visit) {
        visit.redirectForGood(visible(visit.path("name")).path());
    }

    private void show(Visit visit) {
        Person person = visible(visit.path("name"));
        if (!person.handle().equals(visit.path("name"))) {
            visit.redirectForGood(person.path());
            return;
        }
        boolean own = person.id().value() == visit.viewer().accountId();
        Optional<String> avatar = person.avatar().flatMap(media -> avatars.url(media, AVATAR_PIXELS));
        visit.render("account/profile.jte", new View(person, avatar, own));
    }
}
