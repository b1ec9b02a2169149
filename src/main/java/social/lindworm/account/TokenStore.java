package social.lindworm.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;
import social.lindworm.account.credential.Tokens;

/// Rows of `account_token`: proofs on their way, of which only hashes are kept.
final class TokenStore {

    /// Two groups are 40 bits: enough beside the e-mail address and with five tries, short enough to type from a phone.
    private static final int CODE_GROUPS = 2;

    private static final int MAX_CODE_TRIES = 5;

    private static final RowMapper<Pending> PENDING = (row, context) -> new Pending(
            row.getLong("id"),
            new AccountId(row.getLong("account_id")),
            row.getString("detail"),
            row.getInt("attempts"),
            Optional.ofNullable(row.getString("code_hash")));

    private TokenStore() {}

    enum Kind {
        CONFIRM_EMAIL(Duration.ofDays(3)),
        CHANGE_EMAIL(Duration.ofDays(1)),
        RESET_PASSWORD(Duration.ofDays(1)),
        SECOND_FACTOR(Duration.ofMinutes(10)),
        REACTIVATE(Duration.ofMinutes(30));

        private final Duration lifetime;

        Kind(Duration lifetime) {
            this.lifetime = lifetime;
        }

        Duration lifetime() {
            return lifetime;
        }
    }

    /// What the person gets and we do not keep.
    record Issued(String token, String code) {}

    record Pending(long id, AccountId account, String detail, int attempts, Optional<String> codeHash) {}

    /// Makes a token in place of earlier ones of its kind, so that only the newest mail works.
    static Issued replace(Handle handle, Kind kind, AccountId account, String detail, Instant now) {
        delete(handle, kind, account);
        return add(handle, kind, account, detail, now);
    }

    /// Makes a token beside earlier ones: somebody may sign in from two places at once.
    static Issued add(Handle handle, Kind kind, AccountId account, String detail, Instant now) {
        Issued issued = new Issued(Tokens.secret(), Tokens.code(CODE_GROUPS));
        handle.createUpdate("""
                        insert into account_token (kind, account_id, token_hash, code_hash, detail, attempts, created_at, expires_at)
                        values (:kind, :account, :hash, :code, :detail, 0, :now, :expires)
                        """)
                .bind("kind", kind)
                .bind("account", account.value())
                .bind("hash", Tokens.hash(issued.token()))
                .bind("code", codeHash(account, issued.code()))
                .bind("detail", detail)
                .bind("now", now)
                .bind("expires", now.plus(kind.lifetime()))
                .execute();
        return issued;
    }

    private static String codeHash(AccountId account, String code) {
        return Tokens.hash(account.value() + ":" + Tokens.normalCode(code));
    }

    static Optional<Pending> find(Handle handle, Kind kind, @Nullable String token, Instant now) {
        if (token == null || token.isEmpty()) {
            return Optional.empty();
        }
        return handle.createQuery("""
                        select id, account_id, detail, attempts, code_hash from account_token
                        where token_hash = :hash and kind = :kind and expires_at > :now
                        """)
                .bind("hash", Tokens.hash(token))
                .bind("kind", kind)
                .bind("now", now)
                .map(PENDING)
                .findOne();
    }

    /// Finds by the short code typed by hand, counting the try first; after some wrong ones no code is right any more.
    static Optional<Pending> tryCode(Handle handle, Kind kind, AccountId account, String typed, Instant now) {
        Optional<Pending> pending = handle.createQuery("""
                        update account_token set attempts = attempts + 1
                        where account_id = :account and kind = :kind and expires_at > :now and attempts < :max
                        returning id, account_id, detail, attempts, code_hash
                        """)
                .bind("account", account.value())
                .bind("kind", kind)
                .bind("now", now)
                .bind("max", MAX_CODE_TRIES)
                .map(PENDING)
                .findFirst();
        String hash = codeHash(account, typed);
        return pending.filter(
                each -> each.codeHash().filter(kept -> Tokens.same(kept, hash)).isPresent());
    }

    /// Counts a try against a token and tells how many there have been.
    static int countTry(Handle handle, Pending pending) {
        return handle.createQuery("update account_token set attempts = attempts + 1 where id = :id returning attempts")
                .bind("id", pending.id())
                .mapTo(int.class)
                .findOne()
                .orElse(Integer.MAX_VALUE);
    }

    /// Uses a token up; of two who try at once, one is told `true`.
    static boolean use(Handle handle, Pending pending) {
        return handle.createUpdate("delete from account_token where id = :id")
                        .bind("id", pending.id())
                        .execute()
                == 1;
    }

    static void delete(Handle handle, Kind kind, AccountId account) {
        handle.createUpdate("delete from account_token where account_id = :account and kind = :kind")
                .bind("account", account.value())
                .bind("kind", kind)
                .execute();
    }

    static void deleteAll(Handle handle, AccountId account) {
        handle.createUpdate("delete from account_token where account_id = :account")
                .bind("account", account.value())
                .execute();
    }

    static void deleteExpired(Handle handle, Instant now) {
        handle.createUpdate("delete from account_token where expires_at <= :now")
                .bind("now", now)
                .execute();
    }
}
