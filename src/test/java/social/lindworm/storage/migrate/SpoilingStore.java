package social.lindworm.storage.migrate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import social.lindworm.storage.ByteRange;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StoredObject;
import social.lindworm.storage.wrapper.ForwardingStore;

/// Gives one object back with its first byte changed, and tells all else about it as it was.
public final class SpoilingStore extends ForwardingStore {

    private final ObjectKey spoilt;

    public SpoilingStore(ObjectStore store, ObjectKey spoilt) {
        super(store);
        this.spoilt = spoilt;
    }

    @Override
    public StoredObject open(ObjectKey key, ByteRange range) {
        StoredObject object = super.open(key, range);
        if (!key.equals(spoilt)) {
            return object;
        }
        try (object) {
            byte[] bytes = object.readAll();
            bytes[0] ^= 1;
            return new StoredObject(object.info(), new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
