package social.lindworm.media;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The SQL of pictures that rest: waiting without files until somebody asks for them.
final class MediaRest {

    /// See [Publication#hasLeft].
    private static final String LEFT = "state = 'READY' and place like 'cached:%' and place <> :cache";

    private MediaRest() {}

    /// From now on nobody is shown the picture, and its files may go.
    ///
    /// @param before a day
    /// @return false if somebody has asked for it meanwhile
    static boolean begin(Handle handle, long id, long before) {
        return handle.createUpdate("""
                        update media set state = 'WAITING', expired = 0, dropped = dropped + 1, attempts = 0
                        where id = :id and state = 'READY' and source is not null and used_day < :before
                            and not exists (select 1 from media_move where phase not in ('FINISHED', 'RETURNED'))
                        """).bind("id", id).bind("before", before).execute() == 1;
    }

    /// The picture, if its files are to be removed.
    static Optional<MediaRow> leaving(Handle handle, MediaId id) {
        boolean is = handle.createQuery("select expired from media where id = :id and state = 'WAITING'")
                .bind("id", id.value())
                .mapTo(Long.class)
                .findOne()
                .filter(expired -> expired == 0)
                .isPresent();
        return is ? MediaStore.find(handle, id) : Optional.empty();
    }

    /// Its files are gone: it may be called back.
    static void settle(Handle handle, MediaId id, Instant now) {
        handle.createUpdate("delete from media_file where media_id = :id")
                .bind("id", id.value())
                .execute();
        handle.createUpdate(
                        "update media set expired = :now, recipe = 0 where id = :id and state = 'WAITING' and expired = 0")
                .bind("now", now)
                .bind("id", id.value())
                .execute();
    }

    /// What rests among these and may be fetched again, or lies in a store for cached pictures that has been left.
    ///
    /// @param cache where cached pictures are now
    static List<Long> callable(Handle handle, Collection<String> names, Instant now, String cache) {
        return handle.createQuery(
                        "select id from media where name in (<names>) and (expired > 0 and expired <= :now or " + LEFT
                                + ") order by id")
                .bindList("names", List.copyOf(names))
                .bind("now", now)
                .bind("cache", cache)
                .mapTo(Long.class)
                .list();
    }

    /// @return false if somebody else has called it back
    static boolean callBack(Handle handle, long id, String cache) {
        return handle.createUpdate("update media set expired = null, attempts = 0, problem = null,"
                                + " dropped = case when state = 'READY' then dropped + 1 else dropped end,"
                                + " state = 'WAITING' where id = :id and (expired > 0 or " + LEFT + ")")
                        .bind("id", id)
                        .bind("cache", cache)
                        .execute()
                == 1;
    }

    /// Its store is away: whatever becomes of the job that fetches it, it may be called back another day.
    static void postpone(Handle handle, MediaId id, Instant until) {
        handle.createUpdate("update media set expired = :until where id = :id and state = 'WAITING' and dropped > 0")
                .bind("until", until)
                .bind("id", id.value())
                .execute();
    }

    /// Somebody asked for these that day. Only what can be fetched again needs it to be known.
    static void touch(Handle handle, Collection<String> names, long day) {
        handle.createUpdate("""
                        update media set used_day = :day
                        where name in (<names>) and source is not null and (used_day is null or used_day < :day)
                        """)
                .bind("day", day)
                .bindList("names", List.copyOf(names))
                .execute();
    }

    /// Pictures of which nobody knows when they were asked for have been so today.
    static void touchUnknown(Handle handle, long day) {
        handle.createUpdate(
                        "update media set used_day = :day where used_day is null and source is not null and state = 'READY'")
                .bind("day", day)
                .execute();
    }

    /// What nobody asked for since that day. What shows the instance itself never goes.
    static List<Long> unasked(Handle handle, long before, int most) {
        return handle.createQuery("""
                        select id from media
                        where state = 'READY' and source is not null and kind <> 'LOGO' and used_day < :before
                            and not exists (select 1 from media_move where phase not in ('FINISHED', 'RETURNED'))
                        order by id limit :most
                        """)
                .bind("before", before)
                .bind("most", most)
                .mapTo(Long.class)
                .list();
    }
}
