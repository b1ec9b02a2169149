package social.lindworm.account;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import social.lindworm.account.AccountMail.Kind;
import social.lindworm.account.CredentialStore.Credentials;
import social.lindworm.account.Throttle.Limit;
import social.lindworm.account.TokenStore.Pending;
import social.lindworm.db.Database;

/// Proves that e-mail addresses belong to their people: the first one after joining, and a new one later.
/// Thread-safe.
public final class Confirmations {

    private final Database database;
    private final Clock clock;
    private final Throttle throttle;
    private final Outbox outbox;

    Confirmations(Database database, Clock clock, Throttle throttle, Outbox outbox) {
        this.database = database;
        this.clock = clock;
        this.throttle = throttle;
        this.outbox = outbox;
    }

    public sealed interface Outcome {

        /// The address is proved; the account may be signed in with.
        record Confirmed() implements Outcome {}

        /// The new address is proved and in use.
        record Changed() implements Outcome {}

        /// Unknown, used or too old.
        record Wrong() implements Outcome {}

        record TooMany(Instant until) implements Outcome {}
    }

    /// Whether a link is still good, without using it.
    public boolean usable(String token) {
        return database.read(handle -> byLink(handle, token)).isPresent();
    }

    private Optional<Found> byLink(Handle handle, String token) {
        return find(handle, TokenStore.Kind.CONFIRM_EMAIL, token)
                .or(() -> find(handle, TokenStore.Kind.CHANGE_EMAIL, token));
    }

    private record Found(TokenStore.Kind kind, Pending pending) {}

    private Optional<Found> find(Handle handle, TokenStore.Kind kind, String token) {
        return TokenStore.find(handle, kind, token, clock.instant()).map(pending -> new Found(kind, pending));
    }

    /// Confirms by the link of a mail.
    public Outcome confirm(String token) {
        return database.writeOrAgain(
                handle -> byLink(handle, token).map(found -> use(handle, found)).orElseGet(Outcome.Wrong::new));
    }

    /// Confirms by the code of a mail, typed beside the address it was sent to.
    public Outcome confirm(String email, String code, Client client) {
        Optional<Instant> blocked = throttle.take(Limit.CODE.of(client.place()));
        if (blocked.isPresent()) {
            return new Outcome.TooMany(blocked.get());
        }
        return database.write(handle -> EmailAddress.parse(email)
                .flatMap(address -> CredentialStore.findByEmail(handle, address))
                .flatMap(account ->
                        TokenStore.tryCode(handle, TokenStore.Kind.CONFIRM_EMAIL, account.id(), code, clock.instant()))
                .map(pending -> use(handle, new Found(TokenStore.Kind.CONFIRM_EMAIL, pending)))
                .orElseGet(Outcome.Wrong::new));
    }

    private Outcome use(Handle handle, Found found) {
        Pending pending = found.pending();
        if (!TokenStore.use(handle, pending)) {
            return new Outcome.Wrong();
        }
        Instant now = clock.instant();
        if (found.kind() == TokenStore.Kind.CONFIRM_EMAIL) {
            return AccountStore.changeState(handle, pending.account(), AccountState.PENDING, AccountState.ACTIVE, now)
                    ? new Outcome.Confirmed()
                    : new Outcome.Wrong();
        }
        Credentials before = CredentialStore.find(handle, pending.account()).orElseThrow();
        EmailAddress email = new EmailAddress(pending.detail());
        if (!CredentialStore.setEmail(handle, pending.account(), email, now)) {
            return new Outcome.Wrong();
        }
        outbox.notify(handle, before, Kind.EMAIL_CHANGED);
        return new Outcome.Changed();
    }

    /// Sends the mail again, if an account waits for it; says the same in every case.
    ///
    /// @return when to try again, if too many mails were asked for from that place
    public Optional<Instant> resend(String email, Client client) {
        Optional<Instant> blocked = throttle.take(Limit.MAIL_PLACE.of(client.place()));
        boolean often = blocked.isEmpty()
                && throttle.take(Limit.MAIL_ACCOUNT.of(Username.fold(email))).isPresent();
        if (blocked.isEmpty() && !often) {
            database.change(handle -> EmailAddress.parse(email)
                    .flatMap(address -> CredentialStore.findByEmail(handle, address))
                    .filter(account -> account.state() == AccountState.PENDING)
                    .ifPresent(account -> outbox.send(handle, AccountMail.to(account.id(), Kind.CONFIRM))));
        }
        return blocked;
    }

    /// Begins the change to a new address: it counts when the link sent there is followed. Who calls this has asked for
    /// the password before.
    ///
    /// @return when to try again, if too many mails were asked for: from that place, by that account or to that
    /// address
    public Optional<Instant> changeEmail(AccountId account, EmailAddress wanted, Client client) {
        Optional<Instant> blocked = throttle.take(
                Limit.MAIL_PLACE.of(client.place()),
                Limit.MAIL_ACCOUNT.of("change #" + account.value()),
                Limit.MAIL_ACCOUNT.of(wanted.folded()));
        if (blocked.isEmpty()) {
            database.change(handle ->
                    outbox.send(handle, new AccountMail(Kind.CHANGE_EMAIL, account.value(), wanted.value(), "", "")));
        }
        return blocked;
    }

    /// Confirms in place of the mail, for people whose mails do not arrive; false when nothing waited.
    public boolean confirmByHand(AccountId account) {
        return database.write(handle -> {
            TokenStore.delete(handle, TokenStore.Kind.CONFIRM_EMAIL, account);
            return AccountStore.changeState(
                    handle, account, AccountState.PENDING, AccountState.ACTIVE, clock.instant());
        });
    }
}
