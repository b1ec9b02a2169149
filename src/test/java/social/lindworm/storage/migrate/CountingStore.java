package social.lindworm.storage.migrate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import social.lindworm.storage.ByteRange;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StoredObject;
import social.lindworm.storage.wrapper.ForwardingStore;

/// Counts what is read, and lets something happen just before an object is read first.
public final class CountingStore extends ForwardingStore {

    private final AtomicInteger opened = new AtomicInteger();
    private final Map<String, Runnable> before = new ConcurrentHashMap<>();

    public CountingStore(ObjectStore inner) {
        super(inner);
    }

    public CountingStore before(String key, Runnable happening) {
        before.put(key, happening);
        return this;
    }

    public int opened() {
        return opened.get();
    }

    @Override
    public StoredObject open(ObjectKey key, ByteRange range) {
        opened.incrementAndGet();
        Runnable happening = before.remove(key.text());
        if (happening != null) {
            happening.run();
        }
        return super.open(key, range);
    }
}
