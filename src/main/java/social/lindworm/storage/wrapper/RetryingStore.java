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
import social.lindworm.storage.StoredObject;

/// Tries again what may pass: contents are opened anew, a body that broke off is read on from where it broke, a
/// listing goes on after its last key. What cannot pass, such as a refused key, fails at once.
public final class RetryingStore extends ForwardingStore {

    private final ObjectStore store;
    private final Patience patience;

    public RetryingStore(ObjectStore store, Patience patience) {
        super(store);
        this.store = store;
        this.patience = patience;
    }

    @Override
    public ObjectInfo put(ObjectKey key, Content content, Attributes attributes) {
        return patience.patiently(() -> store.put(key, content, attributes));
    }

    @Override
    public StoredObject open(ObjectKey key, ByteRange range) {
        StoredObject opened = patience.patiently(() -> store.open(key, range));
        return new StoredObject(opened.info(), new ResumedStream(store, patience, opened, range));
    }

    @Override
    public Optional<ObjectInfo> stat(ObjectKey key) {
        return patience.patiently(() -> store.stat(key));
    }

    @Override
    public void delete(ObjectKey key) {
        patience.patiently(() -> {
            store.delete(key);
            return key;
        });
    }

    @Override
    public Stream<ObjectInfo> list(KeyRange range) {
        return ResumedListing.stream(store, patience, range);
    }
}
