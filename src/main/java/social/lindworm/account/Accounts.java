package social.lindworm.account;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import social.lindworm.account.AccountDirectory.Filter;
import social.lindworm.account.AccountDirectory.Page;
import social.lindworm.db.Database;
import social.lindworm.site.Role;

/// Who somebody is, for every other feature, and what those who run the instance may decide about people. Thread-safe.
public final class Accounts {

    private static final Duration A_MONTH = Duration.ofDays(30);

    /// States in which a role means something: who waits for confirmation may vanish, who is erased is nobody.
    private static final Set<AccountState> HOLDING =
            Set.of(AccountState.ACTIVE, AccountState.DEACTIVATED, AccountState.SUSPENDED);

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

    /// [#find(AccountId)] as the caller's transaction sees it.
    public Optional<Person> find(Handle handle, AccountId id) {
        return AccountStore.find(handle, id);
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

    /// People whom everybody may see, by a part of their names, the closest first.
    public PeopleFound search(String text, int offset, int count) {
        return database.read(handle -> PeopleFound.search(handle, text, offset, count));
    }

    /// For the admin pages.
    public Page page(Filter filter, int page) {
        return database.read(handle -> AccountDirectory.page(handle, filter, page));
    }

    public AccountDirectory.Details details(AccountId id) {
        return database.read(handle -> AccountDirectory.details(handle, id));
    }

    public AccountDirectory.Counts counts() {
        return database.read(
                handle -> AccountDirectory.counts(handle, clock.instant().minus(A_MONTH)));
    }

    public enum Decision {
        DONE,
        /// The one who decides may not decide this about that person.
        NOT_ALLOWED,
        /// Nobody decides this about themselves.
        SELF,
        /// The last admin must stay one.
        LAST_ADMIN,
        /// There is nothing to change in this state.
        NOTHING
    }

    /// Gives somebody another role: nobody gives a role like their own or above, nor touches people of such a role,
    /// unless they are an admin.
    public Decision changeRole(AccountId by, AccountId whom, Role role) {
        return database.write(handle -> changeRole(handle, by, whom, role));
    }

    /// [#changeRole(AccountId, AccountId, Role)] within the caller's transaction; so are the others below.
    public Decision changeRole(Handle handle, AccountId by, AccountId whom, Role role) {
        Optional<Person> person = Authority.over(handle, by, whom);
        Optional<Role> own = AccountStore.find(handle, by).map(Person::role);
        if (person.isEmpty() || own.filter(actor -> actor.mayGrant(role)).isEmpty()) {
            return Decision.NOT_ALLOWED;
        }
        if (role != Role.ADMIN && Authority.lastAdmin(handle, person.get())) {
            return Decision.LAST_ADMIN;
        }
        if (by.equals(whom)) {
            return Decision.SELF;
        }
        if (person.get().role() == role || !HOLDING.contains(person.get().state())) {
            return Decision.NOTHING;
        }
        AccountStore.changeRole(handle, whom, role, clock.instant());
        return Decision.DONE;
    }

    /// Stops an account, also a resting one: it cannot be signed in with and is not seen.
    public Decision suspend(AccountId by, AccountId whom) {
        return database.write(handle -> suspend(handle, by, whom));
    }

    public Decision suspend(Handle handle, AccountId by, AccountId whom) {
        return decide(handle, by, whom, () -> {
            boolean stopped = change(handle, whom, AccountState.ACTIVE, AccountState.SUSPENDED)
                    || change(handle, whom, AccountState.DEACTIVATED, AccountState.SUSPENDED);
            if (stopped) {
                SessionStore.endOthers(handle, whom, 0);
                TokenStore.deleteAll(handle, whom);
            }
            return stopped;
        });
    }

    public Decision unsuspend(AccountId by, AccountId whom) {
        return database.write(handle -> unsuspend(handle, by, whom));
    }

    public Decision unsuspend(Handle handle, AccountId by, AccountId whom) {
        return decide(handle, by, whom, () -> change(handle, whom, AccountState.SUSPENDED, AccountState.ACTIVE));
    }

    /// Lets a new account in whose address was not confirmed.
    public Decision activate(AccountId by, AccountId whom) {
        return database.write(handle -> activate(handle, by, whom));
    }

    public Decision activate(Handle handle, AccountId by, AccountId whom) {
        return decide(handle, by, whom, () -> {
            TokenStore.delete(handle, TokenStore.Kind.CONFIRM_EMAIL, whom);
            return change(handle, whom, AccountState.PENDING, AccountState.ACTIVE);
        });
    }

    private boolean change(Handle handle, AccountId whom, AccountState from, AccountState to) {
        return AccountStore.changeState(handle, whom, from, to, clock.instant());
    }

    private static Decision decide(Handle handle, AccountId by, AccountId whom, BooleanSupplier change) {
        if (by.equals(whom)) {
            return Decision.SELF;
        }
        if (Authority.over(handle, by, whom).isEmpty()) {
            return Decision.NOT_ALLOWED;
        }
        return change.getAsBoolean() ? Decision.DONE : Decision.NOTHING;
    }
}
