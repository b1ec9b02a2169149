package social.lindworm.storage.migrate;

import java.util.stream.Stream;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.wrapper.ForwardingStore;

/// Has an object that it never lists.
public final class ForgetfulStore extends ForwardingStore {

    private final ObjectKey forgotten;

    public ForgetfulStore(ObjectStore store, ObjectKey forgotten) {
        super(store);
        this.forgotten = forgotten;
    }

    @Override
    public Stream<ObjectInfo> list(KeyRange range) {
        return super.list(range).filter(info -> !info.key().equals(forgotten));
    }
}
