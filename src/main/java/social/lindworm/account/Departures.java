package social.lindworm.account;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import social.lindworm.account.AccountMail.Kind;
import social.lindworm.account.CredentialStore.Credentials;
import social.lindworm.db.Database;

/// Leaving, for a while or for good. Who calls this has asked for the password before. Thread-safe.
public final class Departures {

    private final Database database;
    private final Clock clock;
    private final Outbox outbox;
    private final Avatars avatars;

    Departures(Database database, Clock clock, Outbox outbox, Avatars avatars) {
        this.database = database;
        this.clock = clock;
        this.outbox = outbox;
        this.avatars = avatars;
    }

    public enum Outcome {
        DONE,
        /// An instance without an admin could not be run; somebody else must become one first.
        LAST_ADMIN
    }

    /// Puts an account to rest: nobody sees it, signing in wakes it.
    public Outcome deactivate(AccountId account) {
        return database.write(handle -> {
            if (lastAdmin(handle, account)) {
                return Outcome.LAST_ADMIN;
            }
            AccountStore.changeState(handle, account, AccountState.ACTIVE, AccountState.DEACTIVATED, clock.instant());
            SessionStore.endOthers(handle, account, 0);
            TokenStore.deleteAll(handle, account);
            return Outcome.DONE;
        });
    }

    /// Erases all that is personal. The name stays taken, so that nobody can pass for them later.
    public Outcome delete(AccountId account) {
        return database.write(handle -> {
            if (lastAdmin(handle, account)) {
                return Outcome.LAST_ADMIN;
            }
            erase(handle, CredentialStore.find(handle, account).orElseThrow());
            return Outcome.DONE;
        });
    }

    /// [#delete] by those who run the instance, within the caller's transaction.
    public Accounts.Decision delete(Handle handle, AccountId by, AccountId whom) {
        if (by.equals(whom)) {
            return Accounts.Decision.SELF;
        }
        Optional<Person> person = Authority.over(handle, by, whom);
        if (person.isEmpty()) {
            return Accounts.Decision.NOT_ALLOWED;
        }
        if (person.get().state() == AccountState.DELETED) {
            return Accounts.Decision.NOTHING;
        }
        erase(handle, CredentialStore.find(handle, whom).orElseThrow());
        return Accounts.Decision.DONE;
    }

    private void erase(Handle handle, Credentials account) {
        Instant now = clock.instant();
        AccountStore.find(handle, account.id())
                .flatMap(Person::avatar)
                .ifPresent(avatar -> avatars.discard(handle, avatar));
        outbox.notify(handle, account, Kind.DELETED);
        EmailAddress.parse(Optional.ofNullable(account.email()).orElse(""))
                .ifPresent(email -> InviteStore.deleteRequest(handle, email.folded()));
        SessionStore.endOthers(handle, account.id(), 0);
        TokenStore.deleteAll(handle, account.id());
        CredentialStore.removeBackupCodes(handle, account.id());
        handle.createUpdate("""
                        update account set email = null, email_folded = null, password_hash = null, display_name = '',
                            summary = '', summary_html = '', avatar_media = null, role = 'MEMBER', state = 'DELETED',
                            state_since = :now, language = '', zone = '', totp_secret = null, totp_pending = null,
                            last_seen_at = null, updated_at = :now
                        where id = :id
                        """)
                .bind("now", now)
                .bind("id", account.id().value())
                .execute();
    }

    private static boolean lastAdmin(Handle handle, AccountId account) {
        AccountStore.lockAdmins(handle);
        return AccountStore.find(handle, account)
                .filter(person -> Authority.lastAdmin(handle, person))
                .isPresent();
    }
}
