package social.lindworm.admin;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import social.lindworm.account.AccountId;
import social.lindworm.db.Database;
import social.lindworm.web.Permission;

/// Who did what to the instance, and when. Nothing is ever taken out of it. Thread-safe.
public final class ActLog {

    public static final int PAGE_LENGTH = 50;

    private static final RowMapper<Entry> ENTRY = (row, context) -> {
        long person = row.getLong("about_account");
        Optional<AccountId> whom = row.wasNull() ? Optional.empty() : Optional.of(new AccountId(person));
        return new Entry(
                row.getLong("id"),
                Instant.ofEpochMilli(row.getLong("done_at")),
                new Act(
                        new AccountId(row.getLong("done_by")),
                        ActKind.valueOf(row.getString("kind")),
                        row.getString("about"),
                        whom,
                        row.getString("before_text"),
                        row.getString("after_text")));
    };

    private final Database database;
    private final Clock clock;

    public ActLog(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public record Entry(long id, Instant when, Act act) {}

    public record Page(List<Entry> entries, long total) {}

    /// Writes it down within the transaction of the deed: there is none without the other.
    void record(Handle handle, Act act) {
        handle.createUpdate("""
                        insert into admin_act (done_at, done_by, kind, about, about_account, before_text, after_text)
                        values (:now, :by, :kind, :about, :person, :before, :after)
                        """)
                .bind("now", clock.instant())
                .bind("by", act.by().value())
                .bind("kind", act.kind())
                .bind("about", act.about())
                .bind("person", act.person().map(AccountId::value).orElse(null))
                .bind("before", act.before())
                .bind("after", act.after())
                .execute();
    }

    /// The newest first, of what the reader may know.
    ///
    /// @param number from 1
    public Page page(Predicate<Permission> may, int number) {
        List<ActKind> kinds = ActKind.readable(may);
        if (kinds.isEmpty()) {
            return new Page(List.of(), 0);
        }
        return database.read(handle -> new Page(
                handle.createQuery("""
                                select * from admin_act where kind in (<kinds>)
                                order by id desc limit :count offset :offset
                                """)
                        .bindList("kinds", kinds)
                        .bind("count", PAGE_LENGTH)
                        .bind("offset", (number - 1L) * PAGE_LENGTH)
                        .map(ENTRY)
                        .list(),
                handle.createQuery("select count(*) from admin_act where kind in (<kinds>)")
                        .bindList("kinds", kinds)
                        .mapTo(long.class)
                        .one()));
    }
}
