package social.lindworm.storage.wrapper;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.ByteRange;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StoredObject;

/// Lets only so many calls at once through to a store; the others wait their turn. A permit is given back when the
/// call returns: somebody who reads an opened object slowly, or goes through a listing, keeps none from others.
public final class LimitedStore extends ForwardingStore {

    private final Semaphore permits;

    public LimitedStore(ObjectStore store, int permits) {
        super(store);
        this.permits = new Semaphore(permits, true);
    }

    private <T> T limited(Supplier<T> call) {
        permits.acquireUninterruptibly();
        try {
            return call.get();
        } finally {
            permits.release();
        }
    }

    @Override
    public ObjectInfo put(ObjectKey key, Content content, Attributes attributes) {
        return limited(() -> super.put(key, content, attributes));
    }

    @Override
    public StoredObject open(ObjectKey key, ByteRange range) {
        return limited(() -> super.open(key, range));
    }

    @Override
    public Optional<ObjectInfo> stat(ObjectKey key) {
        return limited(() -> super.stat(key));
    }

    @Override
    public void delete(ObjectKey key) {
        limited(() -> {
            super.delete(key);
            return key;
        });
    }
}
