package social.lindworm.storage.opendal;

import java.io.InputStream;
import java.util.Optional;
import social.lindworm.storage.ByteRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoredObject;

/// Opens objects. OpenDAL gives either bytes or what is known of them, so it is asked for both, and what came is
/// checked against the digest or a second look. Thread-safe.
final class CloudReader {

    /// What is in memory of an object that is being read. A smaller one is fetched whole before it is opened.
    static final int WINDOW = 4 << 20;

    private static final int ATTEMPTS = 10;

    private final CloudClient client;
    private final CloudKind kind;

    CloudReader(CloudClient client, CloudKind kind) {
        this.client = client;
        this.kind = kind;
    }

    Optional<ObjectInfo> stat(String action, ObjectKey key) {
        return client.stat(action, key, key.text()).map(told -> kind.info(key, told));
    }

    StoredObject open(ObjectKey key, ByteRange range) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            ObjectInfo info = present(key);
            long length = range.lengthWithin(info.size());
            if (length == 0) {
                return new StoredObject(info, InputStream.nullInputStream());
            }
            Optional<byte[]> first = window(info, range.offset(), (int) Math.min(length, WINDOW));
            if (first.isPresent()) {
                return new StoredObject(info, new CloudStream(this, info, range.offset(), length, first.get()));
            }
        }
        throw new StorageException.Unreachable(
                "open", key, new IllegalStateException("the object is being replaced all the time"));
    }

    /// A Swift server that puts one file in the place of another has neither for a moment, so that only who is told
    /// twice that there is nothing believes it.
    private ObjectInfo present(ObjectKey key) {
        return stat("open", key)
                .or(() -> stat("open", key))
                .orElseThrow(() -> new StorageException.Missing("open", key));
    }

    /// These bytes of this very object; empty if it was replaced or deleted meanwhile.
    Optional<byte[]> window(ObjectInfo info, long offset, int length) {
        return window(info, offset, length, true);
    }

    /// @param again where the object seems the same as before and its bytes are not: another may have been there for a
    /// moment
    private Optional<byte[]> window(ObjectInfo info, long offset, int length, boolean again) {
        byte[] bytes;
        try {
            bytes = client.read(info.key(), info.key().text(), offset, length);
        } catch (StorageException.Missing e) {
            return Optional.empty();
        } catch (StorageException e) {
            if (isStill(info)) {
                throw e;
            }
            return Optional.empty();
        }
        boolean digested = length == info.size() && Digest.isMd5(info.version()) && kind.md5();
        if (digested && Digest.md5(bytes).equals(info.version())) {
            return Optional.of(bytes);
        }
        if (!isStill(info)) {
            return Optional.empty();
        }
        if (digested && again) {
            return window(info, offset, length, false);
        }
        if (digested || bytes.length != length) {
            throw new StorageException.Corrupt("read", info.key(), "the bytes are not those the service tells of");
        }
        return Optional.of(bytes);
    }

    private boolean isStill(ObjectInfo info) {
        return stat("read", info.key()).filter(info::equals).isPresent();
    }
}
