package social.lindworm.account;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import social.lindworm.account.AccountDirectory.Filter;
import social.lindworm.account.AccountDirectory.Page;
import social.lindworm.db.Database;
import social.lindworm.site.Role;

/// Who somebody is, for every other feature, and what those who run the instance may decide about people. Thread-safe.
public final class Accounts {

    private final Database database;
    private final Clock clock;
    private final String domain;

    Accounts(Database database, Clock clock, String domain) {
        this.database = database;
        this.clock = clock;
        this.domain = domain;
    }

    /// Whatever their state; look at [Person#state] before showing somebody.
    public Optional<Person> find(AccountId id) {
        return database.read(handle -> AccountStore.find(handle, id));
    }

    /// Several at once, by one query; those who do not exist are missing.
    public Map<AccountId, Person> find(Collection<AccountId> ids) {
        return database.read(handle -> AccountStore.find(handle, ids)).stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
    }

    /// By `name`, `@name`, `name@domain`; a name of this instance may carry our domain.
    public Optional<Person> named(String handleText) {
        return AccountName.parse(handleText)
                .map(name -> name.seenFrom(domain))
                .flatMap(name -> database.read(handle -> AccountStore.find(handle, name)));
    }

    /// For the admin pages.
    public Page page(Filter filter, int page) {
        return database.read(handle -> AccountDirectory.page(handle, filter, page));
    }

    public AccountDirectory.Details details(AccountId id) {
        return database.read(handle -> AccountDirectory.details(handle, id));
    }

    public long countActive() {
        return database.read(AccountDirectory::countActive);
    }

    public enum Decision {
        DONE,
        /// The one who decides may not decide this about that person.
        NOT_ALLOWED,
        /// The last admin must stay one.
        LAST_ADMIN,
        /// There is nothing to change in this state.
        NOTHING
    }

    /// Gives somebody another role: nobody gives a role like their own or above, nor touches people of such a role,
    /// unless they are an admin.
    public Decision changeRole(AccountId by, AccountId whom, Role role) {
        return database.write(handle -> {
            Optional<Person> actor = AccountStore.find(handle, by);
            Optional<Person> person = AccountStore.find(handle, whom).filter(Person::local);
            if (actor.isEmpty() || person.isEmpty()) {
                return Decision.NOT_ALLOWED;
            }
            Role own = actor.get().role();
            if (!own.mayGrant(role) || !own.mayGrant(person.get().role())) {
                return Decision.NOT_ALLOWED;
            }
            boolean steppingDown = person.get().role() == Role.ADMIN && role != Role.ADMIN;
            if (steppingDown && AccountStore.activeAdmins(handle) <= 1) {
                return Decision.LAST_ADMIN;
            }
            AccountStore.changeRole(handle, whom, role, clock.instant());
            return Decision.DONE;
        });
    }

    /// Stops an account: it cannot be signed in with and is not seen.
    public Decision suspend(AccountId by, AccountId whom) {
        return decide(by, whom, AccountState.ACTIVE, AccountState.SUSPENDED);
    }

    public Decision unsuspend(AccountId by, AccountId whom) {
        return decide(by, whom, AccountState.SUSPENDED, AccountState.ACTIVE);
    }

    /// Lets a new account in whose address was not confirmed.
    public Decision activate(AccountId by, AccountId whom) {
        return decide(by, whom, AccountState.PENDING, AccountState.ACTIVE);
    }

    private Decision decide(AccountId by, AccountId whom, AccountState from, AccountState to) {
        return database.write(handle -> {
            Optional<Person> actor = AccountStore.find(handle, by);
            Optional<Person> person = AccountStore.find(handle, whom);
            boolean allowed = actor.isPresent()
                    && person.isPresent()
                    && !by.equals(whom)
                    && actor.get().role().mayGrant(person.get().role());
            if (!allowed) {
                return Decision.NOT_ALLOWED;
            }
            if (!AccountStore.changeState(handle, whom, from, to, clock.instant())) {
                return Decision.NOTHING;
            }
            if (to != AccountState.ACTIVE) {
                SessionStore.endOthers(handle, whom, 0);
                TokenStore.deleteAll(handle, whom);
            }
            return Decision.DONE;
        });
    }
}
