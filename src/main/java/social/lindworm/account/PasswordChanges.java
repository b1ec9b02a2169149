package social.lindworm.account;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import social.lindworm.account.AccountMail.Kind;
import social.lindworm.account.CredentialStore.Credentials;
import social.lindworm.account.Throttle.Limit;
import social.lindworm.account.TokenStore.Pending;
import social.lindworm.account.credential.PasswordRules;
import social.lindworm.account.credential.Passwords;
import social.lindworm.account.credential.Passwords.Check;
import social.lindworm.common.Message;
import social.lindworm.db.Database;

/// Asks for passwords once more, changes them, and sets forgotten ones anew. Thread-safe.
///
/// A change ends all other sessions, and a reset ends all and leads to the sign-in page, so that the second factor is
/// asked for as ever.
public final class PasswordChanges {

    private final Database database;
    private final Clock clock;
    private final Passwords passwords;
    private final Throttle throttle;
    private final Sessions sessions;
    private final Outbox outbox;
    private final String domain;

    /// @param domain of this instance
    PasswordChanges(
            Database database,
            Clock clock,
            Passwords passwords,
            Throttle throttle,
            Sessions sessions,
            Outbox outbox,
            String domain) {
        this.database = database;
        this.clock = clock;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
        this.outbox = outbox;
        this.domain = domain;
    }

    /// Whether somebody who is signed in is still at the keyboard.
    public sealed interface Proof {

        record Right() implements Proof {}

        record Wrong() implements Proof {}

        record TooMany(Instant until) implements Proof {}
    }

    /// Checks the password of somebody who is signed in, before something that matters.
    public Proof prove(AccountId account, String password) {
        Throttle.Bucket tries = Limit.PASSWORD_OF_SESSION.of("#" + account.value());
        Optional<Instant> blocked = throttle.take(tries);
        if (blocked.isPresent()) {
            return new Proof.TooMany(blocked.get());
        }
        Credentials credentials = load(account);
        if (passwords.check(password, credentials.passwordHash()) instanceof Check.Right) {
            throttle.forgive(tries);
            return new Proof.Right();
        }
        return new Proof.Wrong();
    }

    private Credentials load(AccountId account) {
        return database.read(handle -> CredentialStore.find(handle, account)).orElseThrow();
    }

    /// Whether a new password is the old one of somebody who is asked for another. Only for those who have proved that
    /// they know the old one, or whose next step would replace it: to others the answer would tell it.
    public boolean repeats(AccountId account, String password) {
        Credentials credentials = load(account);
        return credentials.passwordDemanded()
                && passwords.check(password, credentials.passwordHash()) instanceof Check.Right;
    }

    /// What is wrong with a new password of theirs; empty when it will do, but for [#repeats].
    public List<Message> problems(AccountId account, String password) {
        Credentials credentials = load(account);
        return PasswordRules.problems(
                password,
                Stream.of(credentials.username(), credentials.displayName(), credentials.email())
                        .filter(text -> text != null && !text.isEmpty())
                        .toList());
    }

    /// Sets a new password that was checked before, and ends every session in favour of a new one.
    ///
    /// @return the token of the new session
    public String change(AccountId account, String password, Client client) {
        String hash = passwords.hash(password);
        return database.write(handle -> {
            replace(handle, account, hash);
            return sessions.open(handle, account, client);
        });
    }

    private void replace(Handle handle, AccountId account, String hash) {
        Credentials before = CredentialStore.find(handle, account).orElseThrow();
        CredentialStore.setPassword(handle, account, hash, clock.instant());
        SessionStore.endOthers(handle, account, 0);
        TokenStore.deleteAll(handle, account);
        outbox.notify(handle, before, Kind.PASSWORD_CHANGED);
    }

    /// Sends a link to set a new password, if there is such an account; the answer is the same in every case, and so is
    /// what is done before it, so that its time tells nothing either.
    ///
    /// @return when to try again, if too many mails were asked for from that place
    public Optional<Instant> forgotten(String login, String language, Client client) {
        Optional<Instant> blocked = throttle.take(Limit.MAIL_PLACE.of(client.place()));
        boolean often = blocked.isEmpty()
                && throttle.take(Limit.MAIL_ACCOUNT.of(receiver(login))).isPresent();
        if (blocked.isEmpty() && !often) {
            database.change(handle -> outbox.send(handle, new AccountMail(Kind.RESET, 0, login, language, "")));
        }
        return blocked;
    }

    /// An account has several names to sign in with, all of whose mails arrive in one place.
    private String receiver(String login) {
        return database.read(handle -> CredentialStore.findByLogin(handle, login, domain))
                .map(account -> "#" + account.id().value())
                .orElseGet(() -> Username.fold(login));
    }

    /// Whose password a link would set, without using it.
    public Optional<AccountId> resetFor(String token) {
        return database.read(handle -> pendingReset(handle, token)).map(Pending::account);
    }

    private Optional<Pending> pendingReset(Handle handle, String token) {
        return TokenStore.find(handle, TokenStore.Kind.RESET_PASSWORD, token, clock.instant());
    }

    /// Sets a new password that was checked before; false when the link is used or too old by now.
    public boolean reset(String token, String password) {
        String hash = passwords.hash(password);
        return database.write(handle -> {
            Optional<Pending> pending = pendingReset(handle, token);
            if (pending.isEmpty() || !TokenStore.use(handle, pending.get())) {
                return false;
            }
            replace(handle, pending.get().account(), hash);
            return true;
        });
    }
}
