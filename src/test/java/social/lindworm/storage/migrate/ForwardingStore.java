package social.lindworm.storage.migrate;

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

/// A store before another, for stores that misbehave.
public abstract class ForwardingStore implements ObjectStore {

    private final ObjectStore inner;

    protected ForwardingStore(ObjectStore inner) {
        this.inner = inner;
    }

    @Override
    public StoreTraits traits() {
        return inner.traits();
    }

    @Override
    public ObjectInfo put(ObjectKey key, Content content, Attributes attributes) {
        return inner.put(key, content, attributes);
    }

    @Override
    public StoredObject open(ObjectKey key, ByteRange range) {
        return inner.open(key, range);
    }

    @Override
    public Optional<ObjectInfo> stat(ObjectKey key) {
        return inner.stat(key);
    }

    @Override
    public void delete(ObjectKey key) {
        inner.delete(key);
    }

    @Override
    public Stream<ObjectInfo> list(KeyRange range) {
        return inner.list(range);
    }

    @Override
    public void close() {
        inner.close();
    }
}
