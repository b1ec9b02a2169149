package social.lindworm.storage.wrapper;

import social.lindworm.storage.ObjectStore;

/// A store that stays open when it is closed, for what opens and closes a store at each run.
public final class HeldOpen extends ForwardingStore {

    public HeldOpen(ObjectStore store) {
        super(store);
    }

    @Override
    public void close() {
        // See above.
    }
}
