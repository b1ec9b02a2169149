package social.lindworm.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

/// A store from which nothing is deleted before somebody has looked at all that shall go. What exceeds [#MOST] is
/// never deleted: it stays as a file that nobody asks for. Closing leaves the store open.
final class HeldDeletions implements ObjectStore {

    static final int MOST = 100_000;

    private final ObjectStore store;
    private final List<ObjectKey> held = new ArrayList<>();

    HeldDeletions(ObjectStore store) {
        this.store = store;
    }

    synchronized List<ObjectKey> held() {
        return List.copyOf(held);
    }

    @Override
    public synchronized void delete(ObjectKey key) {
        if (held.size() < MOST) {
            held.add(key);
        }
    }

    @Override
    public StoreTraits traits() {
        return store.traits();
    }

    @Override
    public ObjectInfo put(ObjectKey key, Content content, Attributes attributes) {
        return store.put(key, content, attributes);
    }

    @Override
    public StoredObject open(ObjectKey key, ByteRange range) {
        return store.open(key, range);
    }

    @Override
    public Optional<ObjectInfo> stat(ObjectKey key) {
        return store.stat(key);
    }

    @Override
    public Stream<ObjectInfo> list(KeyRange range) {
        return store.list(range);
    }

    @Override
    public void close() {
        // The store belongs to who opened it.
    }
}
