package social.lindworm.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Lists of people for those who run the instance.
public final class AccountDirectory {

    public static final int PAGE_LENGTH = 50;

    private AccountDirectory() {}

    /// @param text part of a user name or e-mail address, empty for all
    /// @param state null for every state
    public record Filter(String text, @Nullable AccountState state) {}

    /// @param more whether there is a next page
    public record Page(List<Person> people, long total, boolean more) {}

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
                 from account where domain = '' and (:state = '' or state = :state)
                     and (:text = '' or username_folded like :text escape '!' or email_folded like :text escape '!')
                """;
        String text = filter.text().isEmpty() ? "" : "%" + escaped(Username.fold(filter.text())) + "%";
        AccountState state = filter.state();
        String stateName = state == null ? "" : state.name();
        long total = handle.createQuery("select count(*)" + where)
                .bind("text", text)
                .bind("state", stateName)
                .mapTo(long.class)
                .one();
        List<Person> people = handle.createQuery(
                        """
                        select id, username, domain, display_name, summary_html, avatar_media, role, state, created_at
                        """ + where + " order by created_at desc, id desc limit :count offset :offset")
                .bind("text", text)
                .bind("state", stateName)
                .bind("count", PAGE_LENGTH)
                .bind("offset", (page - 1) * PAGE_LENGTH)
                .map(AccountStore.PERSON)
                .list();
        return new Page(people, total, (long) page * PAGE_LENGTH < total);
    }

    private static String escaped(String text) {
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
                        Optional.ofNullable(AccountStore.nullableLong(row, "last_seen_at"))
                                .map(Instant::ofEpochMilli),
                        invite))
                .one();
    }

    static long countActive(Handle handle) {
        return handle.createQuery("select count(*) from account where domain = '' and state = 'ACTIVE'")
                .mapTo(long.class)
                .one();
    }
}
