package social.lindworm.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/// Rows of `account_invite` and `account_invite_request`.
final class InviteStore {

    private static final RowMapper<Invite> INVITE = (row, context) -> new Invite(
            row.getLong("id"),
            row.getString("code"),
            account(AccountStore.nullableLong(row, "created_by")),
            Instant.ofEpochMilli(row.getLong("created_at")),
            instant(AccountStore.nullableLong(row, "expires_at")),
            integer(AccountStore.nullableLong(row, "use_limit")),
            row.getInt("times_used"));

    private static final RowMapper<InviteRequest> REQUEST = (row, context) -> new InviteRequest(
            row.getLong("id"),
            row.getString("email"),
            row.getString("answer"),
            row.getString("language"),
            Instant.ofEpochMilli(row.getLong("created_at")),
            instant(AccountStore.nullableLong(row, "sent_at")),
            row.getBoolean("ignored"));

    private InviteStore() {}

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    private static @Nullable AccountId account(@Nullable Long id) {
        return id == null ? null : new AccountId(id);
    }

    private static @Nullable Integer integer(@Nullable Long number) {
        return number == null ? null : Math.toIntExact(number);
    }

    static Optional<Invite> find(Handle handle, String code) {
        return handle.createQuery("select * from account_invite where code = :code")
                .bind("code", code)
                .map(INVITE)
                .findOne();
    }

    /// If somebody may still join by it: one who has yet to confirm their address holds a use, and may register anew.
    static Optional<Invite> usable(Handle handle, String code, Instant now) {
        return find(handle, code)
                .filter(invite -> invite.usable(now) || (!invite.over(now) && heldByPending(handle, invite)));
    }

    private static boolean heldByPending(Handle handle, Invite invite) {
        return handle.createQuery("""
                        select 1 from account_invite_use used join account a on a.id = used.account_id
                        where used.invite_id = :invite and a.state = 'PENDING' limit 1
                        """)
                .bind("invite", invite.id())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    static Invite insert(Handle handle, String code, @Nullable AccountId by, Invites.Terms terms, Instant now) {
        Instant expires = terms.lifetime().map(now::plus).orElse(null);
        return handle.createQuery("""
                        insert into account_invite (code, created_by, created_at, expires_at, use_limit, times_used)
                        values (:code, :by, :now, :expires, :limit, 0) returning *
                        """)
                .bind("code", code)
                .bind("by", by == null ? null : by.value())
                .bind("now", now)
                .bind("expires", expires == null ? null : expires.toEpochMilli())
                .bind("limit", terms.uses().orElse(null))
                .map(INVITE)
                .one();
    }

    /// Counts a use; false when there is none left or the time is over.
    static boolean use(Handle handle, Invite invite, AccountId account, Instant now) {
        boolean counted = handle.createUpdate("""
                        update account_invite set times_used = times_used + 1
                        where id = :id and (use_limit is null or times_used < use_limit) and (expires_at is null or expires_at > :now)
                        """)
                        .bind("id", invite.id())
                        .bind("now", now)
                        .execute()
                == 1;
        if (counted) {
            handle.createUpdate(
                            "insert into account_invite_use (invite_id, account_id, used_at) values (:invite, :account, :now)")
                    .bind("invite", invite.id())
                    .bind("account", account.value())
                    .bind("now", now)
                    .execute();
        }
        return counted;
    }

    /// Takes back the uses of an account that did not come to be.
    static void giveBack(Handle handle, AccountId account) {
        handle.createUpdate("""
                        update account_invite set times_used = times_used - 1
                        where id in (select invite_id from account_invite_use where account_id = :account)
                        """).bind("account", account.value()).execute();
        handle.createUpdate("delete from account_invite_use where account_id = :account")
                .bind("account", account.value())
                .execute();
    }

    static List<Invite> page(Handle handle, int offset, int count) {
        return handle.createQuery("select * from account_invite order by id desc limit :count offset :offset")
                .bind("count", count)
                .bind("offset", offset)
                .map(INVITE)
                .list();
    }

    /// Ends an invite; people who joined by it stay.
    static boolean end(Handle handle, long id, Instant now) {
        return handle.createUpdate(
                                "update account_invite set expires_at = :now where id = :id and (expires_at is null or expires_at > :now)")
                        .bind("id", id)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    static void request(Handle handle, EmailAddress email, String answer, String language, Instant now) {
        handle.createUpdate("""
                        insert into account_invite_request (email, email_folded, answer, language, created_at, ignored)
                        values (:email, :folded, :answer, :language, :now, false) on conflict (email_folded) do nothing
                        """)
                .bind("email", email.value())
                .bind("folded", email.folded())
                .bind("answer", answer)
                .bind("language", language)
                .bind("now", now)
                .execute();
    }

    static Optional<InviteRequest> findRequest(Handle handle, long id) {
        return handle.createQuery("select * from account_invite_request where id = :id")
                .bind("id", id)
                .map(REQUEST)
                .findOne();
    }

    static long count(Handle handle) {
        return handle.createQuery("select count(*) from account_invite")
                .mapTo(long.class)
                .one();
    }

    static List<InviteRequest> requests(Handle handle, InviteRequest.Stage stage, int offset, int count) {
        return handle.createQuery("select * from account_invite_request where "
                        + condition(stage)
                        + " order by id desc limit :count offset :offset")
                .bind("count", count)
                .bind("offset", offset)
                .map(REQUEST)
                .list();
    }

    private static String condition(InviteRequest.Stage stage) {
        return switch (stage) {
            case WAITING -> "sent_at is null and not ignored";
            case SENT -> "sent_at is not null and not ignored";
            case IGNORED -> "ignored";
        };
    }

    static Map<InviteRequest.Stage, Long> requestCounts(Handle handle) {
        return handle.createQuery("""
                        select case when ignored then 'IGNORED' when sent_at is null then 'WAITING' else 'SENT' end as stage,
                            count(*) as requests
                        from account_invite_request group by 1
                        """)
                .map((row, context) ->
                        Map.entry(InviteRequest.Stage.valueOf(row.getString("stage")), row.getLong("requests")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static void answered(Handle handle, long request, Invite invite, Instant now) {
        handle.createUpdate(
                        "update account_invite_request set invite_id = :invite, sent_at = :now, ignored = false where id = :id")
                .bind("invite", invite.id())
                .bind("now", now)
                .bind("id", request)
                .execute();
    }

    static void ignore(Handle handle, long request, boolean ignored) {
        handle.createUpdate("update account_invite_request set ignored = :ignored where id = :id")
                .bind("ignored", ignored)
                .bind("id", request)
                .execute();
    }

    static void deleteRequest(Handle handle, String emailFolded) {
        handle.createUpdate("delete from account_invite_request where email_folded = :email")
                .bind("email", emailFolded)
                .execute();
    }
}
