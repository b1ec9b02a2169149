package social.lindworm.account;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import social.lindworm.account.Accounts.Decision;
import social.lindworm.db.Database;
import social.lindworm.site.Role;
import social.lindworm.web.Viewer.Errand;

/// What is asked of people before they go on, and whether they have done it. A demand ends when it is met: another
/// password is set, a second factor is on. Thread-safe.
public final class Demands {

    public static final String PASSWORD_PATH = "/force-password-reset";
    public static final String FACTOR_PATH = "/2fa-prompt";

    /// Who could follow a demand; who is erased cannot.
    private static final String REACHED = "domain = '' and state in ('ACTIVE', 'DEACTIVATED', 'SUSPENDED', 'PENDING')";

    private final Database database;

    Demands(Database database) {
        this.database = database;
    }

    /// What the suggestion to set up a second factor has come to.
    public enum FactorAsk {
        /// Never seen; it is made once, after signing in.
        NEW,
        ASKED,
        REQUIRED,
        ANSWERED
    }

    /// How it stands with one person.
    ///
    /// @param factor whether they have a second factor already
    public record Standing(boolean password, FactorAsk asked, boolean factor) {

        /// Where they are led before every other page.
        public Optional<Errand> errand() {
            if (password) {
                return Optional.of(new Errand(PASSWORD_PATH, true));
            }
            boolean open = !factor && (asked == FactorAsk.ASKED || asked == FactorAsk.REQUIRED);
            return open ? Optional.of(new Errand(FACTOR_PATH, asked == FactorAsk.REQUIRED)) : Optional.empty();
        }

        /// Whether the one suggestion is still to be made.
        public boolean unasked() {
            return !factor && asked == FactorAsk.NEW;
        }
    }

    public Standing standing(AccountId account) {
        return database.read(handle -> handle.createQuery(
                        "select password_demanded, factor_ask, totp_secret from account where id = :id")
                .bind("id", account.value())
                .map((row, context) -> standing(row.getBoolean(1), row.getString(2), row.getString(3)))
                .one());
    }

    static Standing standing(boolean password, String asked, @Nullable String secret) {
        return new Standing(password, FactorAsk.valueOf(asked), secret != null);
    }

    /// They do not want a second factor now; false when it is required of them.
    public boolean decline(AccountId account) {
        return database.write(handle -> handle.createUpdate(
                                "update account set factor_ask = 'ANSWERED' where id = :id and factor_ask <> 'REQUIRED'")
                        .bind("id", account.value())
                        .execute()
                == 1);
    }

    /// Asks it of one person, within the caller's transaction.
    public Decision ask(Handle handle, AccountId by, AccountId whom, Demand demand) {
        if (by.equals(whom)) {
            return Decision.SELF;
        }
        if (Authority.over(handle, by, whom).isEmpty()) {
            return Decision.NOT_ALLOWED;
        }
        boolean done = handle.createUpdate("update account set " + change(demand) + " where id = :id and " + REACHED
                                + without(demand))
                        .bind("id", whom.value())
                        .execute()
                == 1;
        return done ? Decision.DONE : Decision.NOTHING;
    }

    /// How many [#askAll] would reach now.
    public long count(AccountId by, Optional<Role> role, Demand demand) {
        return database.read(handle -> {
            List<Role> roles = roles(handle, by, role);
            return roles.isEmpty()
                    ? 0L
                    : handle.createQuery("select count(*) from account where " + group(demand))
                            .bind("by", by.value())
                            .bindList("roles", roles)
                            .mapTo(long.class)
                            .one();
        });
    }

    /// Asks it of everybody, or everybody of one role, about whom the asking person may decide; never of themselves.
    ///
    /// @return how many it was asked of
    public int askAll(Handle handle, AccountId by, Optional<Role> role, Demand demand) {
        List<Role> roles = roles(handle, by, role);
        return roles.isEmpty()
                ? 0
                : handle.createUpdate("update account set " + change(demand) + " where " + group(demand))
                        .bind("by", by.value())
                        .bindList("roles", roles)
                        .execute();
    }

    private static String group(Demand demand) {
        return "id <> :by and role in (<roles>) and " + REACHED + without(demand);
    }

    private static List<Role> roles(Handle handle, AccountId by, Optional<Role> wanted) {
        Optional<Role> own = AccountStore.find(handle, by)
                .filter(person -> person.state() == AccountState.ACTIVE)
                .map(Person::role);
        return Arrays.stream(Role.values())
                .filter(role -> own.filter(actor -> actor.mayGrant(role)).isPresent())
                .filter(role -> wanted.isEmpty() || wanted.get() == role)
                .toList();
    }

    private static String change(Demand demand) {
        return switch (demand) {
            case NEW_PASSWORD -> "password_demanded = true";
            case OFFER_FACTOR -> "factor_ask = 'ASKED'";
            case REQUIRE_FACTOR -> "factor_ask = 'REQUIRED'";
        };
    }

    private static String without(Demand demand) {
        return demand == Demand.NEW_PASSWORD ? "" : " and totp_secret is null";
    }
}
