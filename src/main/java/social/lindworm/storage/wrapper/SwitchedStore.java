package social.lindworm.storage.wrapper;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.ByteRange;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StoreTraits;
import social.lindworm.storage.StoredObject;

/// A store that can become another one while it is used. Calls under way end with the store they began with, so every
/// store it has been stays open until it is closed itself.
public final class SwitchedStore implements ObjectStore {

    private final Set<ObjectStore> all = ConcurrentHashMap.newKeySet();
    private volatile ObjectStore now;

    public SwitchedStore(ObjectStore first) {
        this.now = first;
        all.add(first);
    }

    /// Every call that begins after this goes there.
    public void become(ObjectStore next) {
        all.add(next);
        now = next;
    }

    @Override
    public StoreTraits traits() {
        return now.traits();
    }

    @Override
    public ObjectInfo put(ObjectKey key, Content content, Attributes attributes) {
        return now.put(key, content, attributes);
    }

    @Override
    public StoredObject open(ObjectKey key, ByteRange range) {
        return now.open(key, range);
    }

    @Override
    public Optional<ObjectInfo> stat(ObjectKey key) {
        return now.stat(key);
    }

    @Override
    public void delete(ObjectKey key) {
        now.delete(key);
    }

    @Override
    public Stream<ObjectInfo> list(KeyRange range) {
        return now.list(range);
    }

    @Override
    public void close() {
        all.forEach(ObjectStore::close);
    }
}
