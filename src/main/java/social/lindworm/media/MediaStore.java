package social.lindworm.media;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import social.lindworm.common.Message;
import social.lindworm.media.image.ImageFormat;
import social.lindworm.media.image.Size;
import social.lindworm.storage.ObjectKey;

/// The ledger's SQL.
final class MediaStore {

    private static final String COLUMNS =
            "id, kind, state, name, giver, source, attempts, problem, format, width, height, recipe, place, cached";

    private MediaStore() {}

    static long countReady(Handle handle) {
        return handle.createQuery("select count(*) from media where state = 'READY'")
                .mapTo(long.class)
                .one();
    }

    static MediaId insert(Handle handle, Arrival arrival, Instant now) {
        return new MediaId(handle.createQuery("""
                        insert into media (kind, state, name, giver, source, incoming, attempts, width, height, recipe, created)
                        values (:kind, 'WAITING', :name, :giver, :source, :incoming, 0, 0, 0, 0, :now)
                        returning id
                        """)
                .bind("kind", arrival.kind())
                .bind("name", arrival.name())
                .bind("giver", arrival.giver())
                .bind("source", arrival.source())
                .bind(
                        "incoming",
                        arrival.source() == null
                                ? MediaKeys.incoming(arrival.name()).text()
                                : null)
                .bind("now", now)
                .mapTo(long.class)
                .one());
    }

    static Optional<MediaRow> find(Handle handle, MediaId id) {
        return handle.createQuery("select " + COLUMNS + " from media where id = :id")
                .bind("id", id.value())
                .map((row, context) -> read(row))
                .findOne();
    }

    /// Those that are ready, and those that rest, which are not.
    static List<MediaRow> readyOrResting(Handle handle, Collection<Long> ids) {
        return handle.createQuery(
                        "select " + COLUMNS + " from media where id in (<ids>) and (state = 'READY' or expired > 0)")
                .bindList("ids", List.copyOf(ids))
                .map((row, context) -> read(row))
                .list();
    }

    /// Ready pictures in the order of their ids, for going through all of them.
    static List<MediaRow> readyAfter(Handle handle, long after, int otherThanRecipe, int limit) {
        return handle.createQuery("select " + COLUMNS + """
                         from media where state = 'READY' and id > :after and recipe <> :recipe order by id limit :limit
                        """)
                .bind("after", after)
                .bind("recipe", otherThanRecipe)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    static long countReady(Handle handle, int otherThanRecipe) {
        return handle.createQuery("select count(*) from media where state = 'READY' and recipe <> :recipe")
                .bind("recipe", otherThanRecipe)
                .mapTo(long.class)
                .one();
    }

    /// False if the picture was discarded meanwhile.
    static boolean finish(Handle handle, MediaId id, MadeFiles made, Instant now) {
        int changed = handle.createUpdate("""
                        update media set state = 'READY', format = :format, width = :width, height = :height,
                            recipe = :recipe, place = :place, cached = :cached, incoming = null, problem = null, expired = null
                        where id = :id and state in ('WAITING', 'READY')
                        """)
                .bind("format", made.master().format())
                .bind("width", made.master().size().width())
                .bind("height", made.master().size().height())
                .bind("recipe", made.recipe())
                .bind("place", made.place())
                .bind("cached", made.cached() ? 1 : 0)
                .bind("id", id.value())
                .execute();
        if (changed == 1) {
            made.files().forEach(file -> enter(handle, id, file, now));
        }
        return changed == 1;
    }

    private static void enter(Handle handle, MediaId id, MadeFiles.File file, Instant now) {
        handle.createUpdate("""
                        insert into media_file (object_key, media_id, box, content_type, bytes, content_hash, width, height, created)
                        values (:key, :media, :box, :type, :bytes, :hash, :width, :height, :now)
                        on conflict (object_key) do update set bytes = excluded.bytes, content_hash = excluded.content_hash,
                            width = excluded.width, height = excluded.height, created = excluded.created
                        """)
                .bind("key", file.key().text())
                .bind("media", id.value())
                .bind("box", file.box())
                .bind("type", file.image().format().contentType())
                .bind("bytes", file.image().content().length())
                .bind("hash", file.hash())
                .bind("width", file.image().size().width())
                .bind("height", file.image().size().height())
                .bind("now", now)
                .execute();
    }

    /// Where the picture of this file lies; empty if the ledger knows no such file.
    static Optional<String> placeOf(Handle handle, ObjectKey key) {
        return handle.createQuery("""
                        select media.place from media_file join media on media.id = media_file.media_id
                        where media_file.object_key = :key and media.state = 'READY'
                        """)
                .bind("key", key.text())
                .mapTo(String.class)
                .findOne();
    }

    /// Whether a picture that is shown has this file, and not in a store for cached pictures alone.
    static boolean isAmongOthers(Handle handle, ObjectKey key) {
        return placeOf(handle, key)
                .filter(place -> Publication.cacheAt(place).isEmpty())
                .isPresent();
    }

    /// How large the ledger says the file is; empty if it knows none.
    static Optional<Long> bytesOf(Handle handle, ObjectKey key) {
        return handle.createQuery("select bytes from media_file where object_key = :key")
                .bind("key", key.text())
                .mapTo(Long.class)
                .findOne();
    }

    static List<Healing.File> files(Handle handle, MediaId id) {
        return handle.createQuery("select object_key, box, bytes from media_file where media_id = :id order by box")
                .bind("id", id.value())
                .map((row, context) -> new Healing.File(
                        new ObjectKey(row.getString("object_key")), row.getInt("box") != 0, row.getLong("bytes")))
                .list();
    }

    /// Of a picture that was made anew: forgets what was not.
    ///
    /// @return how many of its files are new; if none is, nothing is forgotten
    static long forgetOlderFiles(Handle handle, MediaId id, Instant before) {
        long fresh = handle.createQuery("select count(*) from media_file where media_id = :id and created >= :before")
                .bind("id", id.value())
                .bind("before", before)
                .mapTo(long.class)
                .one();
        if (fresh > 0) {
            handle.createUpdate("delete from media_file where media_id = :id and created < :before")
                    .bind("id", id.value())
                    .bind("before", before)
                    .execute();
        }
        return fresh;
    }

    /// A picture whose files are lost is not shown any more.
    static void lose(Handle handle, MediaId id, Message problem) {
        handle.createUpdate("update media set state = 'BROKEN', problem = :problem where id = :id and state = 'READY'")
                .bind("problem", write(problem))
                .bind("id", id.value())
                .execute();
    }

    /// A picture that was ready before, and rested, is tried again when somebody asks for it tomorrow.
    static void fail(Handle handle, MediaId id, Message problem, Instant now) {
        handle.createUpdate("""
                        update media set state = case when dropped > 0 then 'WAITING' else 'BROKEN' end,
                            expired = case when dropped > 0 then :tomorrow end, problem = :problem
                        where id = :id and state = 'WAITING'
                        """)
                .bind("problem", write(problem))
                .bind("tomorrow", now.plus(Duration.ofDays(1)))
                .bind("id", id.value())
                .execute();
    }

    static void countAttempt(Handle handle, MediaId id) {
        handle.createUpdate("update media set attempts = attempts + 1 where id = :id")
                .bind("id", id.value())
                .execute();
    }

    /// False if there is no such picture or it is going already.
    static boolean markGone(Handle handle, MediaId id) {
        return handle.createUpdate("update media set state = 'GONE' where id = :id and state <> 'GONE'")
                        .bind("id", id.value())
                        .execute()
                == 1;
    }

    static void delete(Handle handle, MediaId id) {
        Ghosts.remember(handle, id);
        handle.createUpdate("delete from media_file where media_id = :id")
                .bind("id", id.value())
                .execute();
        handle.createUpdate("delete from media where id = :id")
                .bind("id", id.value())
                .execute();
    }

    private static MediaRow read(ResultSet row) throws SQLException {
        String format = row.getString("format");
        return new MediaRow(
                new MediaId(row.getLong("id")),
                MediaKind.valueOf(row.getString("kind")),
                MediaRow.State.valueOf(row.getString("state")),
                row.getString("name"),
                number(row, "giver"),
                row.getString("source"),
                row.getInt("attempts"),
                message(row.getString("problem")),
                format == null ? null : ImageFormat.valueOf(format),
                new Size(row.getInt("width"), row.getInt("height")),
                row.getInt("recipe"),
                row.getString("place"),
                row.getInt("cached") == 1);
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    /// Key and arguments a line each. Arguments are texts or whole numbers, and neither holds line breaks.
    static String write(Message message) {
        return Stream.concat(
                        Stream.of(message.key()),
                        message.arguments().stream()
                                .map(argument -> (argument instanceof Number ? "#" : "'")
                                        + argument.toString().replace('\n', ' ')))
                .collect(Collectors.joining("\n"));
    }

    static @Nullable Message message(@Nullable String written) {
        if (written == null) {
            return null;
        }
        String[] lines = written.split("\n");
        Object[] arguments = Arrays.stream(lines)
                .skip(1)
                .<Object>map(line -> line.startsWith("#") ? Long.valueOf(line.substring(1)) : line.substring(1))
                .toArray();
        return Message.of(lines[0], arguments);
    }
}
