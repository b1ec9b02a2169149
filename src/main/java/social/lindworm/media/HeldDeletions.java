package social.lindworm.media;

import java.util.ArrayList;
import java.util.List;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.wrapper.ForwardingStore;

/// A store from which nothing is deleted before somebody has looked at all that shall go. What exceeds [#MOST] is
/// never deleted: it stays as a file that nobody asks for. Closing leaves the store open.
final class HeldDeletions extends ForwardingStore {

    static final int MOST = 100_000;

    private final List<ObjectKey> held = new ArrayList<>();

    HeldDeletions(ObjectStore store) {
        super(store);
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
    public void close() {
        // The store belongs to who opened it.
    }
}
