package social.lindworm.media;

import java.util.concurrent.atomic.AtomicBoolean;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.ByteRange;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StoredObject;
import social.lindworm.storage.wrapper.ForwardingStore;

/// A store that can give nothing out while it takes something in, as one with a limit of one call; but where that one
/// would wait for ever, it complains.
final class OneCallStore extends ForwardingStore {

    private final AtomicBoolean taking = new AtomicBoolean();

    OneCallStore(ObjectStore store) {
        super(store);
    }

    @Override
    public ObjectInfo put(ObjectKey key, Content content, Attributes attributes) {
        taking.set(true);
        try {
            return super.put(key, content, attributes);
        } finally {
            taking.set(false);
        }
    }

    @Override
    public StoredObject open(ObjectKey key, ByteRange range) {
        if (taking.get()) {
            throw new AssertionError(key + " is opened while the same store takes something in");
        }
        return super.open(key, range);
    }
}
