package social.lindworm.account;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/// The columns of `account` that only signing in and settings may see.
final class CredentialStore {

    private static final String SELECT =
            "select id, username, display_name, email, password_hash, state, language, totp_secret, totp_pending, totp_last_step, password_demanded from account ";

    private static final RowMapper<Credentials> CREDENTIALS = (row, context) -> new Credentials(
            new AccountId(row.getLong("id")),
            row.getString("username"),
            row.getString("display_name"),
            row.getString("email"),
            row.getString("password_hash"),
            AccountState.valueOf(row.getString("state")),
            row.getString("language"),
            row.getString("totp_secret"),
            row.getString("totp_pending"),
            row.getLong("totp_last_step"),
            row.getBoolean("password_demanded"));

    private CredentialStore() {}

    /// @param language tag the person chose, empty for "as the browser asks"
    record Credentials(
            AccountId id,
            String username,
            String displayName,
            @Nullable String email,
            @Nullable String passwordHash,
            AccountState state,
            String language,
            @Nullable String totpSecret,
            @Nullable String totpPending,
            long totpLastStep,
            boolean passwordDemanded) {

        boolean secondFactor() {
            return totpSecret != null;
        }
    }

    static Optional<Credentials> find(Handle handle, AccountId id) {
        return handle.createQuery(SELECT + "where id = :id and domain = ''")
                .bind("id", id.value())
                .map(CREDENTIALS)
                .findOne();
    }

    /// Finds by what was typed for signing in: user name, handle of this instance, or e-mail address.
    static Optional<Credentials> findByLogin(Handle handle, String login, String ownDomain) {
        Optional<EmailAddress> email = EmailAddress.parse(login);
        Optional<Credentials> byEmail = email.flatMap(address -> findByEmail(handle, address));
        return byEmail.or(() -> AccountName.parse(login)
                .map(name -> name.seenFrom(ownDomain))
                .filter(name -> name.domain().isEmpty())
                .flatMap(name -> findByName(handle, name.folded())));
    }

    static Optional<Credentials> findByEmail(Handle handle, EmailAddress email) {
        return handle.createQuery(SELECT + "where email_folded = :email")
                .bind("email", email.folded())
                .map(CREDENTIALS)
                .findOne();
    }

    static Optional<Credentials> findByName(Handle handle, String folded) {
        return handle.createQuery(SELECT + "where username_folded = :name and domain = ''")
                .bind("name", folded)
                .map(CREDENTIALS)
                .findOne();
    }

    static void setPassword(Handle handle, AccountId id, String hash, Instant now) {
        handle.createUpdate(
                        "update account set password_hash = :hash, password_demanded = false, updated_at = :now where id = :id")
                .bind("hash", hash)
                .bind("id", id.value())
                .bind("now", now)
                .execute();
    }

    /// Keeps the better hash of an unchanged password, unless the password was changed meanwhile.
    static void upgradePassword(Handle handle, AccountId id, @Nullable String from, String to) {
        handle.createUpdate("update account set password_hash = :to where id = :id and password_hash = :from")
                .bind("to", to)
                .bind("from", from)
                .bind("id", id.value())
                .execute();
    }

    /// False when the address is another's already.
    static boolean setEmail(Handle handle, AccountId id, EmailAddress email, Instant now) {
        return handle.createUpdate("""
                        update account set email = :email, email_folded = :folded, updated_at = :now
                        where id = :id and not exists (select 1 from account where email_folded = :folded and id <> :id)
                        """)
                        .bind("email", email.value())
                        .bind("folded", email.folded())
                        .bind("id", id.value())
                        .bind("now", now)
                        .execute()
                == 1;
    }

    static void setPendingTotp(Handle handle, AccountId id, @Nullable String secret) {
        handle.createUpdate("update account set totp_pending = :secret where id = :id")
                .bind("secret", secret)
                .bind("id", id.value())
                .execute();
    }

    /// Makes the pending secret the valid one.
    static void enableTotp(Handle handle, AccountId id, String secret, long step) {
        handle.createUpdate("""
                        update account set totp_secret = :secret, totp_pending = null, totp_last_step = :step where id = :id
                        """)
                .bind("secret", secret)
                .bind("step", step)
                .bind("id", id.value())
                .execute();
    }

    static boolean disableTotp(Handle handle, AccountId id) {
        handle.createUpdate("delete from account_backup_code where account_id = :id")
                .bind("id", id.value())
                .execute();
        return handle.createUpdate("""
                        update account set totp_secret = null, totp_pending = null, totp_last_step = 0
                        where id = :id and totp_secret is not null
                        """).bind("id", id.value()).execute() == 1;
    }

    /// Marks a time step as used; false when it, or a later one, was used already.
    static boolean useStep(Handle handle, AccountId id, long step) {
        return handle.createUpdate(
                                "update account set totp_last_step = :step where id = :id and totp_last_step < :step")
                        .bind("step", step)
                        .bind("id", id.value())
                        .execute()
                == 1;
    }

    static void addBackupCode(Handle handle, AccountId id, String hash) {
        handle.createUpdate("insert into account_backup_code (account_id, code_hash) values (:id, :hash)")
                .bind("id", id.value())
                .bind("hash", hash)
                .execute();
    }

    static void removeBackupCodes(Handle handle, AccountId id) {
        handle.createUpdate("delete from account_backup_code where account_id = :id")
                .bind("id", id.value())
                .execute();
    }

    static boolean useBackupCode(Handle handle, AccountId id, String hash, Instant now) {
        return handle.createUpdate("""
                        update account_backup_code set used_at = :now
                        where account_id = :id and code_hash = :hash and used_at is null
                        """)
                        .bind("id", id.value())
                        .bind("hash", hash)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    static int unusedBackupCodes(Handle handle, AccountId id) {
        return handle.createQuery("select count(*) from account_backup_code where account_id = :id and used_at is null")
                .bind("id", id.value())
                .mapTo(int.class)
                .one();
    }
}
