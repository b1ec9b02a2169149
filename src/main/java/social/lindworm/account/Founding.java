package social.lindworm.account;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import social.lindworm.account.AccountStore.NewAccount;
import social.lindworm.account.Throttle.Limit;
import social.lindworm.account.credential.PasswordRules;
import social.lindworm.account.credential.Passwords;
import social.lindworm.common.Message;
import social.lindworm.db.Database;
import social.lindworm.site.Role;
import social.lindworm.site.Sites;

/// Makes accounts without registration: the first admin, who proves by the admin code that the machine is theirs, and
/// those made on the command line. Thread-safe.
public final class Founding {

    private final Database database;
    private final Clock clock;
    private final Sites sites;
    private final Passwords passwords;
    private final Throttle throttle;
    private final Sessions sessions;

    Founding(Database database, Clock clock, Sites sites, Passwords passwords, Throttle throttle, Sessions sessions) {
        this.database = database;
        this.clock = clock;
        this.sites = sites;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
    }

    /// Who is to come into being.
    public record Founder(String username, String email, String password, String language) {}

    public sealed interface Outcome {

        /// The account is there; the first admin is signed in by the token.
        record Founded(AccountId account, String token) implements Outcome {}

        record Refused(List<Problem> problems) implements Outcome {}

        /// Somebody else has set the instance up.
        record TooLate() implements Outcome {}

        record TooMany(Instant until) implements Outcome {}
    }

    /// Ends the install mode with a first admin.
    public Outcome firstAdmin(String code, Founder founder, Client client) {
        if (!sites.current().installMode()) {
            return new Outcome.TooLate();
        }
        Optional<Instant> blocked = throttle.take(Limit.ADMIN_CODE.of(client.place()));
        if (blocked.isPresent()) {
            return new Outcome.TooMany(blocked.get());
        }
        List<Problem> problems = new ArrayList<>();
        if (!sites.isAdminCode(code)) {
            problems.add(new Problem("code", Message.of("account.setup.wrongCode")));
        }
        problems.addAll(problems(founder));
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        throttle.forgive(Limit.ADMIN_CODE.of(client.place()));
        return create(founder, Role.ADMIN, Optional.of(client));
    }

    /// Makes an active account of any role; an admin ends the install mode.
    public Outcome create(Founder founder, Role role) {
        List<Problem> problems = problems(founder);
        return problems.isEmpty() ? create(founder, role, Optional.empty()) : new Outcome.Refused(problems);
    }

    /// @param client of the first admin, who must be the one to end the install mode
    private Outcome create(Founder founder, Role role, Optional<Client> client) {
        NewAccount account = new NewAccount(
                new Username(founder.username()),
                new EmailAddress(founder.email()),
                passwords.hash(founder.password()),
                role,
                AccountState.ACTIVE,
                founder.language(),
                "");
        try {
            return database.write(handle -> {
                Optional<AccountId> id = AccountStore.insert(handle, account, clock.instant());
                if (id.isEmpty()) {
                    return new Outcome.Refused(
                            List.of(new Problem("username", Message.of("account.nameOrEmail.taken"))));
                }
                boolean ended = role == Role.ADMIN && sites.endInstallMode(handle);
                if (client.isPresent() && !ended) {
                    throw new SetUpAlready();
                }
                String token = client.map(from -> sessions.open(handle, id.get(), from))
                        .orElse("");
                return new Outcome.Founded(id.get(), token);
            });
        } catch (SetUpAlready e) {
            return new Outcome.TooLate();
        } finally {
            sites.refresh();
        }
    }

    /// Undoes the transaction of the second of two first admins.
    private static final class SetUpAlready extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private List<Problem> problems(Founder founder) {
        List<Problem> problems = new ArrayList<>();
        Optional<Username> username = Username.parse(founder.username());
        if (username.isEmpty()) {
            problems.add(new Problem("username", Message.of("account.username.letters", Username.MAX_LENGTH)));
        } else if (database.read(
                handle -> AccountStore.nameTaken(handle, username.get().folded()))) {
            problems.add(new Problem("username", Message.of("account.username.taken")));
        }
        if (EmailAddress.parse(founder.email()).isEmpty()) {
            problems.add(new Problem("email", Message.of("account.email.malformed")));
        }
        PasswordRules.problems(founder.password(), List.of(founder.username(), founder.email()))
                .forEach(message -> problems.add(new Problem("password", message)));
        return problems;
    }
}
