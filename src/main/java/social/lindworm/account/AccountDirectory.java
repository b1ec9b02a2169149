package social.lindworm.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import social.lindworm.site.Role;

/// Lists of people for those who run the instance.
public final class AccountDirectory {

    public static final int PAGE_LENGTH = 50;

    private AccountDirectory() {}

    /// @param text part of a user name or e-mail address, empty for all
    /// @param state empty for all but the deleted
    public record Filter(String text, Optional<AccountState> state, Optional<Role> role, Order order) {}

    /// In which order people are listed.
    public enum Order {
        NEWEST("created_at desc, id desc"),
        OLDEST("created_at, id"),
        NAME("username_folded, id"),
        LAST_SEEN("last_seen_at desc nulls last, id desc");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }
    }

    /// Somebody in the list.
    ///
    /// @param email null for erased people
    public record Entry(Person person, @Nullable String email, Optional<Instant> lastSeen) {}

    public record Page(List<Entry> people, long total) {}

    /// How many people of this instance there are in each state.
    public record Counts(Map<AccountState, Long> byState, long activeThisMonth, long admins) {

        public long in(AccountState state) {
            return byState.getOrDefault(state, 0L);
        }
    }

    /// What only those who run the instance may see.
    ///
    /// @param email null for people of other instances and erased ones
    public record Details(
            @Nullable String email,
            boolean secondFactor,
            Instant stateSince,
            Optional<Instant> lastSeen,
            Optional<Invite> joinedBy) {}

    static Page page(Handle handle, Filter filter, int page) {
        String where = """
                 from account where domain = ''
                     and ((:state = '' and state <> 'DELETED') or state = :state) and (:role = '' or role = :role)
                     and (:text = '' or username_folded like :text escape '!' or email_folded like :text escape '!')
                """;
        Map<String, Object> asked = Map.of(
                "text", filter.text().isEmpty() ? "" : "%" + escaped(Username.fold(filter.text())) + "%",
                "state", filter.state().map(Enum::name).orElse(""),
                "role", filter.role().map(Enum::name).orElse(""));
        long total = handle.createQuery("select count(*)" + where)
                .bindMap(asked)
                .mapTo(long.class)
                .one();
        List<Entry> people = handle.createQuery(
                        """
                        select id, username, domain, display_name, summary_html, avatar_media, role, state, created_at,
                            email, last_seen_at
                        """ + where + " order by " + filter.order().sql + " limit :count offset :offset")
                .bindMap(asked)
                .bind("count", PAGE_LENGTH)
                .bind("offset", (page - 1L) * PAGE_LENGTH)
                .map((row, context) -> new Entry(
                        AccountStore.PERSON.map(row, context), row.getString("email"), instant(row, "last_seen_at")))
                .list();
        return new Page(people, total);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(AccountStore.nullableLong(row, column)).map(Instant::ofEpochMilli);
    }

    /// For `like ... escape '!'`.
    static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    static Details details(Handle handle, AccountId id) {
        Optional<Invite> invite = handle.createQuery("""
                        select i.code from account_invite_use u join account_invite i on i.id = u.invite_id
                        where u.account_id = :id
                        """)
                .bind("id", id.value())
                .mapTo(String.class)
                .findFirst()
                .flatMap(code -> InviteStore.find(handle, code));
        return handle.createQuery("select email, totp_secret, state_since, last_seen_at from account where id = :id")
                .bind("id", id.value())
                .map((row, context) -> new Details(
                        row.getString("email"),
                        row.getString("totp_secret") != null,
                        Instant.ofEpochMilli(row.getLong("state_since")),
                        instant(row, "last_seen_at"),
                        invite))
                .one();
    }

    static Counts counts(Handle handle, Instant monthAgo) {
        Map<AccountState, Long> byState = new EnumMap<>(AccountState.class);
        long[] others = new long[2];
        handle.createQuery("""
                        select state, count(*) as people, sum(case when role = 'ADMIN' then 1 else 0 end) as admins,
                            sum(case when last_seen_at > :monthAgo then 1 else 0 end) as seen
                        from account where domain = '' group by state
                        """)
                .bind("monthAgo", monthAgo)
                .map((row, context) -> {
                    AccountState state = AccountState.valueOf(row.getString("state"));
                    byState.put(state, row.getLong("people"));
                    if (state == AccountState.ACTIVE) {
                        others[0] = row.getLong("seen");
                        others[1] = row.getLong("admins");
                    }
                    return state;
                })
                .list();
        return new Counts(byState, others[0], others[1]);
    }
}
