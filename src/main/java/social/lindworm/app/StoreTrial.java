package social.lindworm.app;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Stream;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;

/// Finds out, before anything depends on a store, whether it can be listed, written and cleared.
public final class StoreTrial {

    private StoreTrial() {}

    /// @throws social.lindworm.storage.StorageException what is wrong with it, with advice
    public static void of(StorageConfig place, Clock clock) {
        ObjectKey key = new ObjectKey("storage-check/" + UUID.randomUUID() + ".txt");
        byte[] text = "a trial".getBytes(StandardCharsets.UTF_8);
        try (ObjectStore store = StoreWiring.bare(place.unseen(place.limits()), clock)) {
            store.put(key, Content.of(text), Attributes.of("text/plain"));
            try (Stream<ObjectInfo> found = store.list(KeyRange.of("storage-check/"))) {
                var _ = found.count();
            } finally {
                store.delete(key);
            }
        }
    }
}
