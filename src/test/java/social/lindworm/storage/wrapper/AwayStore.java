package social.lindworm.storage.wrapper;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.ByteRange;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoreTraits;
import social.lindworm.storage.StoredObject;

/// A store that never answers.
public final class AwayStore implements ObjectStore {

    private static StorageException away(String action, Object subject) {
        return new StorageException.Unreachable(action, subject, new IOException("nobody answers"));
    }

    @Override
    public StoreTraits traits() {
        return new StoreTraits(false, false, false, 1);
    }

    @Override
    public ObjectInfo put(ObjectKey key, Content content, Attributes attributes) {
        throw away("put", key);
    }

    @Override
    public StoredObject open(ObjectKey key, ByteRange range) {
        throw away("open", key);
    }

    @Override
    public Optional<ObjectInfo> stat(ObjectKey key) {
        throw away("look at", key);
    }

    @Override
    public void delete(ObjectKey key) {
        throw away("delete", key);
    }

    @Override
    public Stream<ObjectInfo> list(KeyRange range) {
        throw away("list", range);
    }

    @Override
    public void close() {}
}
