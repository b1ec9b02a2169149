package social.lindworm.admin;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import social.lindworm.account.AccountId;
import social.lindworm.account.Accounts;
import social.lindworm.account.Accounts.Decision;
import social.lindworm.account.Demand;
import social.lindworm.account.Demands;
import social.lindworm.account.Departures;
import social.lindworm.account.People;
import social.lindworm.account.Person;
import social.lindworm.account.SecondFactors;
import social.lindworm.db.Database;
import social.lindworm.site.Role;

/// What is decided about people. The account feature says who may decide what about whom; here it is written down.
/// Thread-safe.
public final class PeopleChanges {

    private final Database database;
    private final Accounts accounts;
    private final SecondFactors secondFactors;
    private final Departures departures;
    private final Demands demands;
    private final ActLog log;

    PeopleChanges(Database database, People people, ActLog log) {
        this.database = database;
        this.accounts = people.accounts();
        this.secondFactors = people.secondFactors();
        this.departures = people.departures();
        this.demands = people.demands();
        this.log = log;
    }

    public Decision changeRole(AccountId by, AccountId whom, Role role) {
        return database.write(handle -> {
            Optional<Person> person = accounts.find(handle, whom);
            Decision decision = accounts.changeRole(handle, by, whom, role);
            if (decision == Decision.DONE) {
                String before = person.map(found -> found.role().name()).orElse("");
                person.ifPresent(found -> log.record(handle, Act.to(found, by, ActKind.ROLE, before, role.name())));
            }
            return decision;
        });
    }

    public Decision suspend(AccountId by, AccountId whom) {
        return decide(by, whom, ActKind.SUSPEND, handle -> accounts.suspend(handle, by, whom));
    }

    public Decision unsuspend(AccountId by, AccountId whom) {
        return decide(by, whom, ActKind.UNSUSPEND, handle -> accounts.unsuspend(handle, by, whom));
    }

    /// Lets somebody in whose address was not confirmed.
    public Decision activate(AccountId by, AccountId whom) {
        return decide(by, whom, ActKind.ACTIVATE, handle -> accounts.activate(handle, by, whom));
    }

    /// Erases all that is personal, for good.
    public Decision delete(AccountId by, AccountId whom) {
        return decide(by, whom, ActKind.DELETE, handle -> departures.delete(handle, by, whom));
    }

    /// For somebody who has lost their phone and their codes. The caller has made sure that an admin asks.
    public Decision removeSecondFactor(AccountId by, AccountId whom) {
        return decide(by, whom, ActKind.REMOVE_FACTOR, handle -> {
            if (by.equals(whom)) {
                return Decision.SELF;
            }
            return secondFactors.disable(handle, whom) ? Decision.DONE : Decision.NOTHING;
        });
    }

    public Decision demand(AccountId by, AccountId whom, Demand demand) {
        return decide(by, whom, kind(demand), handle -> demands.ask(handle, by, whom, demand));
    }

    /// How many [#demandOfAll] would reach now.
    public long count(AccountId by, Optional<Role> role, Demand demand) {
        return demands.count(by, role, demand);
    }

    /// Asks it of everybody of a role, or of all, about whom the asking person may decide.
    ///
    /// @return how many it was asked of
    public int demandOfAll(AccountId by, Optional<Role> role, Demand demand) {
        return database.write(handle -> {
            int asked = demands.askAll(handle, by, role, demand);
            if (asked > 0) {
                log.record(
                        handle, Act.of(by, kind(demand), role.map(Role::name).orElse(""), "", String.valueOf(asked)));
            }
            return asked;
        });
    }

    private static ActKind kind(Demand demand) {
        return switch (demand) {
            case NEW_PASSWORD -> ActKind.DEMAND_PASSWORD;
            case OFFER_FACTOR -> ActKind.OFFER_FACTOR;
            case REQUIRE_FACTOR -> ActKind.REQUIRE_FACTOR;
        };
    }

    @FunctionalInterface
    private interface Deciding {
        Decision decide(Handle handle);
    }

    private Decision decide(AccountId by, AccountId whom, ActKind kind, Deciding deciding) {
        return database.write(handle -> {
            Optional<Person> person = accounts.find(handle, whom);
            Decision decision = person.isEmpty() ? Decision.NOT_ALLOWED : deciding.decide(handle);
            if (decision == Decision.DONE) {
                person.ifPresent(found -> log.record(handle, Act.to(found, by, kind, "", "")));
            }
            return decision;
        });
    }
}
