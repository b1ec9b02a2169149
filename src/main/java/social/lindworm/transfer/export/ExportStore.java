package social.lindworm.transfer.export;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import social.lindworm.account.AccountId;

/// Rows of `account_export`. Those that are gone are found by nobody but [#gone].
final class ExportStore {

    private ExportStore() {}

    private static AccountExport export(ResultSet row) throws SQLException {
        long finished = row.getLong("finished_at");
        return new AccountExport(
                row.getLong("id"),
                row.getString("name"),
                Instant.ofEpochMilli(row.getLong("asked_at")),
                row.getString("state").equals("READY") ? Optional.of(Instant.ofEpochMilli(finished)) : Optional.empty(),
                row.getLong("bytes"),
                row.getString("problem") != null);
    }

    static long insert(Handle handle, AccountId account, String name, Instant now) {
        return handle.createQuery("""
                        insert into account_export (name, account_id, state, asked_at, bytes)
                        values (:name, :account, 'WAITING', :now, 0) returning id
                        """)
                .bind("name", name)
                .bind("account", account.value())
                .bind("now", now)
                .mapTo(long.class)
                .one();
    }

    /// Of two who ask for the same person at once, the second waits here for the first.
    static void turn(Handle handle, AccountId account) {
        handle.createUpdate("update account set updated_at = updated_at where id = :id")
                .bind("id", account.value())
                .execute();
    }

    static List<AccountExport> of(Handle handle, AccountId account) {
        return handle.createQuery(
                        "select * from account_export where account_id = :account and state <> 'GONE' order by id desc")
                .bind("account", account.value())
                .map((row, _) -> export(row))
                .list();
    }

    static Optional<AccountExport> find(Handle handle, AccountId account, String name) {
        return handle.createQuery(
                        "select * from account_export where account_id = :account and name = :name and state <> 'GONE'")
                .bind("account", account.value())
                .bind("name", name)
                .map((row, _) -> export(row))
                .findOne();
    }

    /// When this person last asked for an archive, also for one that is taken away by now or was before it was whole.
    static Optional<Instant> latest(Handle handle, AccountId account) {
        return handle.createQuery("select max(asked_at) from account_export where account_id = :account")
                .bind("account", account.value())
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli);
    }

    /// Whose archive is still to be made.
    static Optional<AccountId> owner(Handle handle, long id) {
        return handle.createQuery("select account_id from account_export where id = :id and state = 'WAITING'")
                .bind("id", id)
                .mapTo(Long.class)
                .findOne()
                .map(AccountId::new);
    }

    static String name(Handle handle, long id) {
        return handle.createQuery("select name from account_export where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one();
    }

    /// False when nobody waits for it any more.
    static boolean finish(Handle handle, long id, long bytes, Instant now) {
        return handle.createUpdate("""
                        update account_export set state = 'READY', finished_at = :now, bytes = :bytes, problem = null
                        where id = :id and state = 'WAITING'
                        """)
                        .bind("id", id)
                        .bind("bytes", bytes)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    static void trouble(Handle handle, long id, String problem) {
        handle.createUpdate("update account_export set problem = :problem where id = :id")
                .bind("problem", problem)
                .bind("id", id)
                .execute();
    }

    static boolean markGone(Handle handle, long id) {
        return handle.createUpdate("update account_export set state = 'GONE' where id = :id and state <> 'GONE'")
                        .bind("id", id)
                        .execute()
                == 1;
    }

    static Optional<String> gone(Handle handle, long id) {
        return handle.createQuery("select name from account_export where id = :id and state = 'GONE'")
                .bind("id", id)
                .mapTo(String.class)
                .findOne();
    }

    /// Those whose time is over, and those of people who have left.
    static List<Long> expired(Handle handle, Instant before) {
        return handle.createQuery("""
                        select e.id from account_export e join account a on a.id = e.account_id
                        where e.state <> 'GONE' and (e.asked_at < :before or a.state = 'DELETED')
                        """).bind("before", before).mapTo(long.class).list();
    }

    /// Rows whose file is gone, and which count for no limit any more.
    static void forget(Handle handle, Instant before) {
        handle.createUpdate("delete from account_export where state = 'GONE' and bytes = -1 and asked_at < :before")
                .bind("before", before)
                .execute();
    }

    static void emptied(Handle handle, long id) {
        handle.createUpdate("update account_export set bytes = -1 where id = :id and state = 'GONE'")
                .bind("id", id)
                .execute();
    }
}
