package social.lindworm.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;
import social.lindworm.account.credential.Tokens;
import social.lindworm.site.Role;

/// Rows of `account_session`.
final class SessionStore {

    private static final RowMapper<Session> SESSION = (row, context) -> new Session(
            row.getLong("id"),
            Instant.ofEpochMilli(row.getLong("created_at")),
            Instant.ofEpochMilli(row.getLong("last_seen_at")),
            row.getString("address"),
            Device.stored(row.getString("device")));

    private static final RowMapper<SignedIn> SIGNED_IN = (row, context) -> new SignedIn(
            row.getLong("session_id"),
            Instant.ofEpochMilli(row.getLong("last_seen_at")),
            new AccountId(row.getLong("account_id")),
            row.getString("username"),
            row.getString("display_name"),
            AccountStore.nullableLong(row, "avatar_media"),
            Role.valueOf(row.getString("role")),
            row.getString("language"),
            row.getString("theme"),
            row.getString("zone"),
            Demands.standing(
                    row.getBoolean("password_demanded"), row.getString("factor_ask"), row.getString("totp_secret")));

    private SessionStore() {}

    /// All that a page needs to know of the person whose session it is, by one indexed query.
    record SignedIn(
            long session,
            Instant lastSeen,
            AccountId account,
            String username,
            String displayName,
            @Nullable Long avatarMedia,
            Role role,
            String language,
            String theme,
            String zone,
            Demands.Standing standing) {}

    static Optional<SignedIn> find(Handle handle, String token, Instant now) {
        return handle.createQuery("""
                        select s.id as session_id, s.last_seen_at, a.id as account_id, a.username, a.display_name,
                            a.avatar_media, a.role, a.language, a.theme, a.zone, a.password_demanded, a.factor_ask, a.totp_secret
                        from account_session s join account a on a.id = s.account_id
                        where s.token_hash = :hash and s.expires_at > :now and a.state = 'ACTIVE'
                        """)
                .bind("hash", Tokens.hash(token))
                .bind("now", now)
                .map(SIGNED_IN)
                .findOne();
    }

    static void insert(Handle handle, AccountId account, String token, Client client, Instant now, Instant expires) {
        handle.createUpdate("""
                        insert into account_session (account_id, token_hash, created_at, last_seen_at, expires_at, address, device)
                        values (:account, :hash, :now, :now, :expires, :address, :device)
                        """)
                .bind("account", account.value())
                .bind("hash", Tokens.hash(token))
                .bind("now", now)
                .bind("expires", expires)
                .bind("address", client.address())
                .bind("device", client.device().stored())
                .execute();
        seen(handle, account, now);
    }

    static void touch(Handle handle, SignedIn session, Instant now) {
        handle.createUpdate("update account_session set last_seen_at = :now where id = :id")
                .bind("now", now)
                .bind("id", session.session())
                .execute();
        seen(handle, session.account(), now);
    }

    private static void seen(Handle handle, AccountId account, Instant now) {
        handle.createUpdate("update account set last_seen_at = :now where id = :id")
                .bind("now", now)
                .bind("id", account.value())
                .execute();
    }

    static List<Session> of(Handle handle, AccountId account, Instant now) {
        return handle.createQuery("""
                        select id, created_at, last_seen_at, address, device from account_session
                        where account_id = :account and expires_at > :now order by last_seen_at desc, id desc limit 100
                        """)
                .bind("account", account.value())
                .bind("now", now)
                .map(SESSION)
                .list();
    }

    /// Ends one session of its own person; false when it is not theirs or gone.
    static boolean end(Handle handle, AccountId account, long session) {
        return handle.createUpdate("delete from account_session where id = :id and account_id = :account")
                        .bind("id", session)
                        .bind("account", account.value())
                        .execute()
                == 1;
    }

    static void endByToken(Handle handle, String token) {
        handle.createUpdate("delete from account_session where token_hash = :hash")
                .bind("hash", Tokens.hash(token))
                .execute();
    }

    /// Ends all sessions but one; pass 0 to end all.
    static int endOthers(Handle handle, AccountId account, long kept) {
        return handle.createUpdate("delete from account_session where account_id = :account and id <> :kept")
                .bind("account", account.value())
                .bind("kept", kept)
                .execute();
    }

    static void deleteExpired(Handle handle, Instant now) {
        handle.createUpdate("delete from account_session where expires_at <= :now")
                .bind("now", now)
                .execute();
    }
}
