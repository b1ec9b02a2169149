package social.lindworm.storage.wrapper;

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

/// A store before another that every call goes to, for those that do something else on the way of some calls.
public abstract class ForwardingStore implements ObjectStore {

    private final ObjectStore inner;

    protected ForwardingStore(ObjectStore inner) {
        this.inner = inner;
    }

    /// Where the next call goes.
    protected ObjectStore store() {
        return inner;
    }

    @Override
    public StoreTraits traits() {
        return store().traits();
    }

    @Override
    public ObjectInfo put(ObjectKey key, Content content, Attributes attributes) {
        return store().put(key, content, attributes);
    }

    @Override
    public StoredObject open(ObjectKey key, ByteRange range) {
        return store().open(key, range);
    }

    @Override
    public Optional<ObjectInfo> stat(ObjectKey key) {
        return store().stat(key);
    }

    @Override
    public void delete(ObjectKey key) {
        store().delete(key);
    }

    @Override
    public Stream<ObjectInfo> list(KeyRange range) {
        return store().list(range);
    }

    @Override
    public void close() {
        store().close();
    }
}
