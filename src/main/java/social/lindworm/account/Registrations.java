package social.lindworm.account;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import social.lindworm.account.AccountMail.Kind;
import social.lindworm.account.AccountStore.NewAccount;
import social.lindworm.account.CredentialStore.Credentials;
import social.lindworm.account.Throttle.Limit;
import social.lindworm.account.credential.PasswordRules;
import social.lindworm.account.credential.Passwords;
import social.lindworm.common.Message;
import social.lindworm.db.Database;
import social.lindworm.site.RegistrationMode;
import social.lindworm.site.Site;
import social.lindworm.site.Sites;

/// Lets new people join, as far as the site's settings allow. Thread-safe.
public final class Registrations {

    private final Database database;
    private final Clock clock;
    private final Sites sites;
    private final Passwords passwords;
    private final Throttle throttle;
    private final Sessions sessions;
    private final Outbox outbox;

    Registrations(
            Database database,
            Clock clock,
            Sites sites,
            Passwords passwords,
            Throttle throttle,
            Sessions sessions,
            Outbox outbox) {
        this.database = database;
        this.clock = clock;
        this.sites = sites;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
        this.outbox = outbox;
    }

    /// What somebody typed to join.
    ///
    /// @param invite the code of an invite, empty without one
    /// @param language tag of the language the pages were shown in
    /// @param zone as the browser tells, empty if it does not
    public record Request(
            String username, String email, String password, String invite, String language, String zone) {}

    public sealed interface Outcome {

        /// Joined and signed in.
        record Joined(String token) implements Outcome {}

        /// A mail is on its way. Also said when the address has an account already, whose owner is told by mail
        /// instead.
        record ConfirmationSent() implements Outcome {}

        record Refused(List<Problem> problems) implements Outcome {}

        /// The site lets nobody join in this way.
        record Closed() implements Outcome {}

        record TooMany(Instant until) implements Outcome {}
    }

    public Outcome register(Request request, Client client) {
        Site site = sites.current();
        Optional<Invite> invite = usableInvite(request.invite());
        if (site.installMode() || (site.registration().mode() != RegistrationMode.OPEN && invite.isEmpty())) {
            return new Outcome.Closed();
        }
        List<Problem> problems = problems(request);
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        Optional<Instant> blocked = throttle.take(Limit.REGISTER.of(client.place()));
        if (blocked.isPresent()) {
            return new Outcome.TooMany(blocked.get());
        }
        boolean confirm = site.registration().confirmEmail();
        NewAccount account = new NewAccount(
                new Username(request.username()),
                new EmailAddress(request.email()),
                passwords.hash(request.password()),
                site.registration().defaultRole(),
                confirm ? AccountState.PENDING : AccountState.ACTIVE,
                request.language(),
                Zones.known(request.zone()));
        try {
            return database.writeOrAgain(handle -> join(handle, account, invite, client));
        } catch (InviteUsedUp e) {
            return new Outcome.Closed();
        }
    }

    /// Undoes the transaction: of two who follow a link for one, the second does not join.
    private static final class InviteUsedUp extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private Optional<Invite> usableInvite(String code) {
        return code.isEmpty()
                ? Optional.empty()
                : database.read(handle -> InviteStore.usable(handle, code, clock.instant()));
    }

    private List<Problem> problems(Request request) {
        List<Problem> problems = new ArrayList<>();
        Optional<Username> username = Username.parse(request.username());
        if (username.isEmpty()) {
            problems.add(new Problem("username", Message.of("account.username.letters", Username.MAX_LENGTH)));
        } else if (username.get().reserved() || taken(username.get())) {
            problems.add(new Problem("username", Message.of("account.username.taken")));
        }
        if (EmailAddress.parse(request.email()).isEmpty()) {
            problems.add(new Problem("email", Message.of("account.email.malformed")));
        }
        PasswordRules.problems(request.password(), List.of(request.username(), request.email()))
                .forEach(message -> problems.add(new Problem("password", message)));
        return problems;
    }

    private boolean taken(Username username) {
        return database.read(handle -> AccountStore.nameTaken(handle, username.folded()));
    }

    private Outcome join(Handle handle, NewAccount account, Optional<Invite> invite, Client client) {
        Instant now = clock.instant();
        Optional<AccountId> id = AccountStore.insert(handle, account, now);
        if (id.isEmpty()) {
            return known(handle, account, invite);
        }
        use(handle, invite, id.get());
        if (account.state() == AccountState.ACTIVE) {
            return new Outcome.Joined(sessions.open(handle, id.get(), client));
        }
        outbox.send(handle, AccountMail.to(id.get(), Kind.CONFIRM));
        return new Outcome.ConfirmationSent();
    }

    private void use(Handle handle, Optional<Invite> invite, AccountId account) {
        if (invite.isPresent() && !InviteStore.use(handle, invite.get(), account, clock.instant())) {
            throw new InviteUsedUp();
        }
    }

    /// Somebody has the name or the address. The name is public anyway; whether an address has an account is told by
    /// mail, where the site confirms addresses.
    private Outcome known(Handle handle, NewAccount account, Optional<Invite> invite) {
        if (AccountStore.nameTaken(handle, account.username().folded())) {
            return new Outcome.Refused(List.of(new Problem("username", Message.of("account.username.taken"))));
        }
        EmailAddress email = Objects.requireNonNull(account.email());
        Optional<Credentials> owner = CredentialStore.findByEmail(handle, email);
        if (account.state() == AccountState.ACTIVE || owner.isEmpty()) {
            return new Outcome.Refused(List.of(new Problem("email", Message.of("account.email.taken"))));
        }
        AccountId id = owner.get().id();
        boolean replaced = AccountStore.replacePending(handle, id, account, clock.instant());
        if (replaced) {
            TokenStore.deleteAll(handle, id);
            SessionStore.endOthers(handle, id, 0);
            InviteStore.giveBack(handle, id);
            use(handle, invite, id);
        }
        outbox.send(handle, AccountMail.to(id, replaced ? Kind.CONFIRM : Kind.KNOWN_ADDRESS));
        return new Outcome.ConfirmationSent();
    }
}
