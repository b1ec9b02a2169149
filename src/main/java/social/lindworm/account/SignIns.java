package social.lindworm.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import social.lindworm.account.CredentialStore.Credentials;
import social.lindworm.account.Throttle.Bucket;
import social.lindworm.account.Throttle.Limit;
import social.lindworm.account.TokenStore.Kind;
import social.lindworm.account.TokenStore.Pending;
import social.lindworm.account.credential.Passwords;
import social.lindworm.account.credential.Passwords.Check;
import social.lindworm.config.WebConfig;
import social.lindworm.db.Database;

/// Lets people in: the password first, the second factor where one is set. Thread-safe.
///
/// An unknown name and a wrong password are answered alike and after the same time. What an account's state is, is told
/// only to who knows its password.
public final class SignIns {

    private final Database database;
    private final Clock clock;
    private final Passwords passwords;
    private final Throttle throttle;
    private final Sessions sessions;
    private final SecondFactors secondFactors;
    private final Rules rules;

    /// @param domain of this instance, for handles
    /// @param wrongAfter the time after which a wrong answer comes, longer than checking any kind of hash takes
    public record Rules(String domain, Duration wrongAfter) {

        public static Rules of(WebConfig config) {
            return new Rules(config.domain(), Duration.ofMillis(900));
        }
    }

    SignIns(
            Database database,
            Clock clock,
            Passwords passwords,
            Throttle throttle,
            Sessions sessions,
            SecondFactors secondFactors,
            Rules rules) {
        this.database = database;
        this.clock = clock;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
        this.secondFactors = secondFactors;
        this.rules = rules;
    }

    /// How a try to come in ended.
    public sealed interface Outcome {

        /// Come in: the token of the new session.
        record SignedIn(String token) implements Outcome {}

        /// The password was right; the ticket is to be brought back with the second factor.
        record SecondFactorWanted(String ticket) implements Outcome {}

        /// The account was put to rest by its owner; the ticket wakes it.
        record Resting(String ticket) implements Outcome {}

        /// The e-mail address was never confirmed.
        record Unconfirmed(String email) implements Outcome {}

        /// A moderator stopped this account.
        record Suspended() implements Outcome {}

        /// Wrong, without saying what.
        record Wrong() implements Outcome {}

        /// The ticket is too old; begin again.
        record Expired() implements Outcome {}

        record TooMany(Instant until) implements Outcome {}
    }

    /// The first step, by user name, handle or e-mail address.
    public Outcome withPassword(String login, String password, Client client) {
        Instant started = clock.instant();
        Optional<Credentials> account =
                database.read(handle -> CredentialStore.findByLogin(handle, login, rules.domain()));
        String subject = account.map(known -> "#" + known.id().value()).orElse(Username.fold(login));
        Bucket both = Limit.SIGN_IN_ACCOUNT_AT_PLACE.of(subject + " " + client.place());
        Optional<Instant> blocked =
                throttle.take(Limit.SIGN_IN_PLACE.of(client.place()), both, Limit.SIGN_IN_ACCOUNT.of(subject));
        if (blocked.isPresent()) {
            return new Outcome.TooMany(blocked.get());
        }
        Check check =
                passwords.check(password, account.map(Credentials::passwordHash).orElse(null));
        if (account.isPresent() && check instanceof Check.Right(Optional<String> upgrade)) {
            throttle.forgive(both);
            return database.write(handle -> {
                upgrade.ifPresent(better -> CredentialStore.upgradePassword(
                        handle, account.get().id(), account.get().passwordHash(), better));
                return afterPassword(handle, account.get(), client);
            });
        }
        waitUntil(started.plus(rules.wrongAfter()));
        return new Outcome.Wrong();
    }

    private Outcome afterPassword(Handle handle, Credentials account, Client client) {
        return switch (account.state()) {
            case ACTIVE, DEACTIVATED ->
                account.secondFactor()
                        ? new Outcome.SecondFactorWanted(
                                TokenStore.add(handle, Kind.SECOND_FACTOR, account.id(), "", clock.instant())
                                        .token())
                        : complete(handle, account, client);
            case PENDING ->
                new Outcome.Unconfirmed(Optional.ofNullable(account.email()).orElse(""));
            case SUSPENDED, BLOCKED, DELETED -> new Outcome.Suspended();
        };
    }

    private Outcome complete(Handle handle, Credentials account, Client client) {
        if (account.state() == AccountState.DEACTIVATED) {
            return new Outcome.Resting(TokenStore.add(handle, Kind.REACTIVATE, account.id(), "", clock.instant())
                    .token());
        }
        return new Outcome.SignedIn(sessions.open(handle, account.id(), client));
    }

    /// The second step: a one-time code or a backup code.
    public Outcome withSecondFactor(String ticket, String typed, Client client) {
        Instant now = clock.instant();
        Optional<Pending> pending = database.read(handle -> TokenStore.find(handle, Kind.SECOND_FACTOR, ticket, now));
        if (pending.isEmpty()) {
            return new Outcome.Expired();
        }
        Bucket tries = Limit.SECOND_FACTOR.of("#" + pending.get().account().value());
        Optional<Instant> blocked = throttle.take(tries, Limit.CODE.of(client.place()));
        if (blocked.isPresent()) {
            return new Outcome.TooMany(blocked.get());
        }
        Outcome outcome = database.write(handle -> {
            Optional<Credentials> account =
                    CredentialStore.find(handle, pending.get().account());
            if (account.isEmpty() || !secondFactors.accepts(handle, account.get(), typed)) {
                return new Outcome.Wrong();
            }
            return TokenStore.use(handle, pending.get())
                    ? complete(handle, account.get(), client)
                    : new Outcome.Expired();
        });
        if (outcome instanceof Outcome.SignedIn || outcome instanceof Outcome.Resting) {
            throttle.forgive(tries);
        }
        return outcome;
    }

    /// Whether a ticket still waits for its second factor.
    public boolean waiting(String ticket) {
        return database.read(handle -> TokenStore.find(handle, Kind.SECOND_FACTOR, ticket, clock.instant()))
                .isPresent();
    }

    /// Wakes an account that its owner had put to rest, and lets them in.
    public Outcome reactivate(String ticket, Client client) {
        Instant now = clock.instant();
        return database.write(handle -> {
            Optional<Pending> pending = TokenStore.find(handle, Kind.REACTIVATE, ticket, now);
            if (pending.isEmpty() || !TokenStore.use(handle, pending.get())) {
                return new Outcome.Expired();
            }
            AccountId account = pending.get().account();
            return AccountStore.changeState(handle, account, AccountState.DEACTIVATED, AccountState.ACTIVE, now)
                    ? new Outcome.SignedIn(sessions.open(handle, account, client))
                    : new Outcome.Expired();
        });
    }

    private void waitUntil(Instant moment) {
        Duration left = Duration.between(clock.instant(), moment);
        if (left.isPositive()) {
            try {
                Thread.sleep(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
