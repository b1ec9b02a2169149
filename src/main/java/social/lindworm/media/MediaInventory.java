package social.lindworm.media;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import social.lindworm.db.Database;

/// What the ledger says there is. No store is asked. Thread-safe.
public final class MediaInventory {

    private final Database database;

    public MediaInventory(Database database) {
        this.database = database;
    }

    /// Files of one kind.
    ///
    /// @param cached whether these are kept as what was fetched from elsewhere
    /// @param copies whether these are the smaller copies of the pictures
    public record Amount(MediaKind kind, boolean cached, boolean copies, long objects, long bytes) {}

    /// Pictures in one place.
    ///
    /// @param place names the store; empty for a folder of this machine
    /// @param apart whether it is a store of cached pictures alone
    public record Lying(String place, boolean apart, long pictures) {

        private static Lying of(String place, long pictures) {
            Optional<String> cache = Publication.cacheAt(place);
            return new Lying(cache.orElse(place), cache.isPresent(), pictures);
        }
    }

    /// Pictures that nobody uses, which go when their time of grace is over.
    ///
    /// @param bytes in all their files
    public record Leaving(long pictures, long bytes) {}

    /// @param waiting uploads and addresses that no job has looked at yet
    /// @param broken what was taken in and could not be made
    /// @param resting what has no files, and is fetched again when somebody asks for it
    public record Contents(
            List<Amount> amounts, List<Lying> places, long waiting, long broken, long resting, Leaving leaving) {

        public Contents {
            amounts = List.copyOf(amounts);
            places = List.copyOf(places);
        }

        public long objects() {
            return amounts.stream().mapToLong(Amount::objects).sum();
        }

        public long bytes() {
            return amounts.stream().mapToLong(Amount::bytes).sum();
        }

        /// How many pictures pages cannot take from this place yet, though they belong there.
        public long notAt(String place) {
            return places.stream()
                    .filter(lying -> !lying.apart() && !lying.place().equals(place))
                    .mapToLong(Lying::pictures)
                    .sum();
        }
    }

    public Contents contents() {
        return database.read(handle -> new Contents(
                amounts(handle),
                places(handle),
                count(handle, "state = 'WAITING' and expired is null"),
                count(handle, "state = 'BROKEN'"),
                count(handle, "expired is not null"),
                leaving(handle)));
    }

    /// All files, by the ledger.
    public long bytes() {
        return database.read(handle -> handle.createQuery("select coalesce(sum(bytes), 0) from media_file")
                .mapTo(long.class)
                .one());
    }

    private static Leaving leaving(Handle handle) {
        return handle.createQuery("""
                        select count(distinct media.id) as pictures, coalesce(sum(bytes), 0) as bytes
                        from media left join media_file on media_file.media_id = media.id
                        where unused_since is not null and state <> 'GONE'
                        """)
                .map((row, _) -> new Leaving(row.getLong("pictures"), row.getLong("bytes")))
                .one();
    }

    private static List<Amount> amounts(Handle handle) {
        return handle.createQuery("""
                        select media.kind, media.cached, case when box = 0 then 0 else 1 end as copies, count(*) as objects,
                            sum(bytes) as bytes
                        from media_file join media on media.id = media_file.media_id
                        group by 1, 2, 3 order by 3, 2, 1
                        """)
                .map((row, _) -> new Amount(
                        MediaKind.valueOf(row.getString("kind")),
                        row.getInt("cached") == 1,
                        row.getInt("copies") == 1,
                        row.getLong("objects"),
                        row.getLong("bytes")))
                .list();
    }

    private static List<Lying> places(Handle handle) {
        return handle.createQuery(
                        "select place, count(*) as pictures from media where state = 'READY' group by place order by place")
                .map((row, _) -> Lying.of(row.getString("place"), row.getLong("pictures")))
                .list();
    }

    private static long count(Handle handle, String condition) {
        return handle.createQuery("select count(*) from media where " + condition)
                .mapTo(long.class)
                .one();
    }
}
