package social.lindworm.media;

import java.time.Instant;
import java.util.List;
import social.lindworm.db.Database;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StoredObject;

/// The pictures that somebody has uploaded, as they are kept: upright, without metadata, of bearable size.
/// Thread-safe.
public final class GivenPictures {

    private final Database database;
    private final ObjectStore store;

    GivenPictures(Database database, ObjectStore store) {
        this.database = database;
        this.store = store;
    }

    public record Given(MediaKind kind, ObjectKey key, Instant given) {}

    /// Not those that were fetched from an address, which are others' pictures.
    public List<Given> of(long giver) {
        return database.read(handle -> handle.createQuery("""
                        select m.kind, m.created, f.object_key from media m join media_file f on f.media_id = m.id
                        where m.giver = :giver and m.state = 'READY' and m.source is null and f.box = 0 order by m.id
                        """)
                .bind("giver", giver)
                .map((row, _) -> new Given(
                        MediaKind.valueOf(row.getString("kind")),
                        new ObjectKey(row.getString("object_key")),
                        Instant.ofEpochMilli(row.getLong("created"))))
                .list());
    }

    /// @throws social.lindworm.storage.StorageException.Missing if it was removed meanwhile
    public StoredObject open(Given picture) {
        return store.open(picture.key());
    }
}
