package social.lindworm.transfer.export;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.ByteRange;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoreTraits;
import social.lindworm.storage.StoredObject;
import social.lindworm.storage.memory.MemoryStore;

/// A store in memory that is away when a test says so.
final class TroubledStore implements ObjectStore {

    private final MemoryStore store = new MemoryStore(Clock.systemUTC());
    private boolean away;

    void away(boolean now) {
        away = now;
    }

    long count() {
        try (Stream<ObjectInfo> all = store.list(KeyRange.ALL)) {
            return all.count();
        }
    }

    private ObjectStore reached(String action, Object key) {
        if (away) {
            throw new StorageException.Unreachable(action, key, new IOException("away"));
        }
        return store;
    }

    @Override
    public StoreTraits traits() {
        return store.traits();
    }

    @Override
    public ObjectInfo put(ObjectKey key, Content content, Attributes attributes) {
        return reached("put", key).put(key, content, attributes);
    }

    @Override
    public StoredObject open(ObjectKey key, ByteRange range) {
        return reached("open", key).open(key, range);
    }

    @Override
    public Optional<ObjectInfo> stat(ObjectKey key) {
        return reached("stat", key).stat(key);
    }

    @Override
    public void delete(ObjectKey key) {
        reached("delete", key).delete(key);
    }

    @Override
    public Stream<ObjectInfo> list(KeyRange range) {
        return reached("list", range).list(range);
    }

    @Override
    public void close() {
        store.close();
    }
}
