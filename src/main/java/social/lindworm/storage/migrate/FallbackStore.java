package social.lindworm.storage.migrate;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import social.lindworm.storage.ByteRange;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoredObject;
import social.lindworm.storage.Walk;
import social.lindworm.storage.wrapper.ForwardingStore;

/// A store with the one it took over from behind it: what has not been brought over yet, or cannot be had at the
/// moment since the first is away or refuses, is read from there. Everything new goes to the first; what is deleted
/// goes from both. Closing closes both.
public final class FallbackStore extends ForwardingStore {

    private final ObjectStore first;
    private final ObjectStore behind;

    public FallbackStore(ObjectStore first, ObjectStore behind) {
        super(first);
        this.first = first;
        this.behind = behind;
    }

    @Override
    public StoredObject open(ObjectKey key, ByteRange range) {
        try {
            return first.open(key, range);
        } catch (StorageException.Missing | StorageException.Unreachable | StorageException.Denied failure) {
            return openBehind(key, range, failure);
        }
    }

    /// When it is not there either, the first store's answer is the one that counts.
    private StoredObject openBehind(ObjectKey key, ByteRange range, StorageException failure) {
        try {
            return behind.open(key, range);
        } catch (StorageException.Missing e) {
            throw failure;
        }
    }

    @Override
    public Optional<ObjectInfo> stat(ObjectKey key) {
        try {
            Optional<ObjectInfo> found = first.stat(key);
            return found.isPresent() ? found : behind.stat(key);
        } catch (StorageException.Unreachable | StorageException.Denied failure) {
            Optional<ObjectInfo> found = behind.stat(key);
            if (found.isEmpty()) {
                throw failure;
            }
            return found;
        }
    }

    @Override
    public void delete(ObjectKey key) {
        try {
            first.delete(key);
        } catch (StorageException failure) {
            deleteBehind(key, failure);
            throw failure;
        }
        behind.delete(key);
    }

    /// What is still there when the first store is back would else shine through.
    private void deleteBehind(ObjectKey key, StorageException failure) {
        try {
            behind.delete(key);
        } catch (StorageException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public Stream<ObjectInfo> list(KeyRange range) {
        Stream<ObjectInfo> ours = first.list(range);
        Stream<ObjectInfo> theirs = behind.list(range);
        var rows = new SideBySide<>(
                new SideBySide.Ordered<>("the store", ours.iterator(), ObjectInfo::key),
                new SideBySide.Ordered<>("the store behind it", theirs.iterator(), ObjectInfo::key));
        return new Walk<ObjectInfo>() {
            @Override
            protected @Nullable ObjectInfo find() {
                return rows.hasNext() ? either(rows.next()) : null;
            }
        }.stream().onClose(ours::close).onClose(theirs::close);
    }

    private static @Nullable ObjectInfo either(SideBySide.Row<ObjectInfo, ObjectInfo> row) {
        return row.left() == null ? row.right() : row.left();
    }

    @Override
    public void close() {
        first.close();
        behind.close();
    }
}
