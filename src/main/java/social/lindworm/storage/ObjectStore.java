package social.lindworm.storage;

import java.util.Optional;
import java.util.stream.Stream;

/// A place for whole files. All implementations are safe for use by many threads at once, block, and do not
/// retry: retries, limits and measurements are wrappers. Every method throws [StorageException] when it could not
/// find out or could not do it; "not there" is never an answer to a failure. After [#close()] every method throws
/// [StorageException.Closed].
public interface ObjectStore extends AutoCloseable {

    /// What differs between backends, as data.
    StoreTraits traits();

    /// Stores the content under the key, replacing what was there. Atomic: a reader sees the old or the new whole
    /// object, and after a failure the old one (or none) is still there. Durable when it returns. The content is
    /// opened once by each attempt, so a caller may call again.
    ObjectInfo put(ObjectKey key, Content content, Attributes attributes);

    /// Opens the object, or a part of it; the caller closes what it gets. A range that begins at or after the end
    /// gives an empty stream. A replacement or deletion after this returned does not disturb the reader.
    ///
    /// @throws StorageException.Missing if there is no such object
    StoredObject open(ObjectKey key, ByteRange range);

    default StoredObject open(ObjectKey key) {
        return open(key, ByteRange.ALL);
    }

    /// What is known about the object; empty only if the store said that there is none.
    Optional<ObjectInfo> stat(ObjectKey key);

    /// Removes the object. That there is none is fine, so it may be repeated.
    void delete(ObjectKey key);

    /// The objects of the range in key order (see [ObjectKey#compareTo]), read as the stream is consumed, in
    /// memory that does not grow with their number. Objects put or deleted meanwhile may appear or not; all
    /// others appear exactly once.
    Stream<ObjectInfo> list(KeyRange range);

    /// Releases connections. May be called twice.
    @Override
    void close();
}
