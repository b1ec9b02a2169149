package social.lindworm.storage.wrapper;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BiFunction;
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

/// A store that does nothing that it is asked for.
public final class AwayStore implements ObjectStore {

    private final BiFunction<String, Object, StorageException> failure;

    private AwayStore(BiFunction<String, Object, StorageException> failure) {
        this.failure = failure;
    }

    /// Never answers.
    public AwayStore() {
        this((action, subject) -> new StorageException.Unreachable(action, subject, new IOException("nobody answers")));
    }

    /// Says no to everything.
    public static AwayStore refusing() {
        return new AwayStore((action, subject) -> new StorageException.Denied(action, subject, "the key was revoked"));
    }

    @Override
    public StoreTraits traits() {
        return new StoreTraits(false, false, false, 1);
    }

    @Override
    public ObjectInfo put(ObjectKey key, Content content, Attributes attributes) {
        throw failure.apply("put", key);
    }

    @Override
    public StoredObject open(ObjectKey key, ByteRange range) {
        throw failure.apply("open", key);
    }

    @Override
    public Optional<ObjectInfo> stat(ObjectKey key) {
        throw failure.apply("look at", key);
    }

    @Override
    public void delete(ObjectKey key) {
        throw failure.apply("delete", key);
    }

    @Override
    public Stream<ObjectInfo> list(KeyRange range) {
        throw failure.apply("list", range);
    }

    @Override
    public void close() {}
}
