package social.lindworm.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;
import social.lindworm.site.Role;

/// Rows of `account`, as far as others may see them.
final class AccountStore {

    private static final String COLUMNS =
            "id, username, domain, display_name, summary_html, avatar_media, role, state, created_at";

    static final RowMapper<Person> PERSON = (row, context) -> new Person(
            new AccountId(row.getLong("id")),
            row.getString("username"),
            row.getString("domain"),
            row.getString("display_name"),
            row.getString("summary_html"),
            nullableLong(row, "avatar_media"),
            Role.valueOf(row.getString("role")),
            AccountState.valueOf(row.getString("state")),
            Instant.ofEpochMilli(row.getLong("created_at")));

    private AccountStore() {}

    /// What a new account starts with.
    record NewAccount(
            Username username,
            @Nullable EmailAddress email,
            String passwordHash,
            Role role,
            AccountState state,
            String language,
            String zone) {}

    /// Empty when the name or the address is another's already.
    static Optional<AccountId> insert(Handle handle, NewAccount account, Instant now) {
        EmailAddress email = account.email();
        return handle.createQuery("""
                        insert into account (username, username_folded, domain, email, email_folded, password_hash, display_name,
                            summary, summary_html, role, state, state_since, language, theme, zone, totp_last_step,
                            created_at, updated_at)
                        values (:username, :folded, '', :email, :emailFolded, :hash, '', '', '', :role, :state, :now,
                            :language, 'AUTO', :zone, 0, :now, :now)
                        on conflict do nothing returning id
                        """)
                .bind("username", account.username().value())
                .bind("folded", account.username().folded())
                .bind("email", email == null ? null : email.value())
                .bind("emailFolded", email == null ? null : email.folded())
                .bind("hash", account.passwordHash())
                .bind("role", account.role())
                .bind("state", account.state())
                .bind("language", account.language())
                .bind("zone", account.zone())
                .bind("now", now)
                .mapTo(Long.class)
                .findOne()
                .map(AccountId::new);
    }

    /// Makes a registration nobody has confirmed into a newer one with its address: whoever was first need not be whose
    /// address it is, and what the owner confirms must be what they typed. False when it is confirmed by now.
    static boolean replacePending(Handle handle, AccountId id, NewAccount account, Instant now) {
        EmailAddress email = account.email();
        return handle.createUpdate("""
                        update account set username = :username, username_folded = :folded, email = :email,
                            password_hash = :hash, password_demanded = false, role = :role, language = :language, zone = :zone,
                            state_since = :now, created_at = :now, updated_at = :now
                        where id = :id and state = 'PENDING'
                        """)
                        .bind("username", account.username().value())
                        .bind("folded", account.username().folded())
                        .bind("email", email == null ? null : email.value())
                        .bind("hash", account.passwordHash())
                        .bind("role", account.role())
                        .bind("language", account.language())
                        .bind("zone", account.zone())
                        .bind("id", id.value())
                        .bind("now", now)
                        .execute()
                == 1;
    }

    static Optional<Person> find(Handle handle, AccountId id) {
        return handle.createQuery("select " + COLUMNS + " from account where id = :id")
                .bind("id", id.value())
                .map(PERSON)
                .findOne();
    }

    static Optional<Person> find(Handle handle, AccountName name) {
        return handle.createQuery(
                        "select " + COLUMNS + " from account where username_folded = :name and domain = :domain")
                .bind("name", name.folded())
                .bind("domain", name.domain())
                .map(PERSON)
                .findOne();
    }

    static List<Person> find(Handle handle, Collection<AccountId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return handle.createQuery("select " + COLUMNS + " from account where id in (<ids>)")
                .bindList("ids", ids.stream().map(AccountId::value).distinct().toList())
                .map(PERSON)
                .list();
    }

    static boolean nameTaken(Handle handle, String folded) {
        return handle.createQuery("select 1 from account where username_folded = :name and domain = ''")
                .bind("name", folded)
                .mapTo(int.class)
                .findOne()
                .isPresent();
    }

    static boolean changeState(Handle handle, AccountId id, AccountState from, AccountState to, Instant now) {
        return handle.createUpdate("""
                        update account set state = :to, state_since = :now, updated_at = :now where id = :id and state = :from
                        """)
                        .bind("to", to)
                        .bind("from", from)
                        .bind("id", id.value())
                        .bind("now", now)
                        .execute()
                == 1;
    }

    static void changeRole(Handle handle, AccountId id, Role role, Instant now) {
        handle.createUpdate("update account set role = :role, updated_at = :now where id = :id")
                .bind("role", role)
                .bind("id", id.value())
                .bind("now", now)
                .execute();
    }

    static int activeAdmins(Handle handle) {
        return handle.createQuery(
                        "select count(*) from account where role = 'ADMIN' and state = 'ACTIVE' and domain = ''")
                .mapTo(int.class)
                .one();
    }

    /// Makes others who decide about admins wait for the end of this transaction.
    static void lockAdmins(Handle handle) {
        handle.execute("update account set updated_at = updated_at where role = 'ADMIN' and domain = ''");
    }

    static @Nullable Long nullableLong(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
