package social.lindworm.storage.wrapper;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import social.lindworm.storage.ObjectStore;

/// A store that can become another one while it is used. Calls under way end with the store they began with, so every
/// store it has been stays open until it is closed itself.
public final class SwitchedStore extends ForwardingStore {

    private final Set<ObjectStore> all = ConcurrentHashMap.newKeySet();
    private volatile ObjectStore now;

    public SwitchedStore(ObjectStore first) {
        super(first);
        this.now = first;
        all.add(first);
    }

    /// Every call that begins after this goes there.
    public void become(ObjectStore next) {
        all.add(next);
        now = next;
    }

    @Override
    protected ObjectStore store() {
        return now;
    }

    @Override
    public void close() {
        all.forEach(ObjectStore::close);
    }
}
