package social.lindworm.storage.migrate;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoredObject;

/// An object of the source on its way. Remembers which version was read last, since the object may be replaced
/// after it was listed. Every failure of the source comes as an [IOException], so that one of the target's can be
/// told from it. For one thread.
final class SourceContent implements Content {

    private final ObjectStore source;
    private final ObjectInfo listed;
    private @Nullable String read;
    private @Nullable MessageDigest summing;

    SourceContent(ObjectStore source, ObjectInfo listed) {
        this.source = source;
        this.listed = listed;
    }

    @Override
    public long length() {
        return listed.size();
    }

    @Override
    public InputStream open() throws IOException {
        StoredObject object;
        try {
            object = source.open(listed.key());
        } catch (StorageException e) {
            throw new IOException(e.getMessage(), e);
        }
        if (object.info().size() != listed.size()) {
            object.close();
            throw new IOException("it was replaced after it was listed");
        }
        read = object.info().version();
        MessageDigest fresh = digest();
        summing = fresh;
        return new DigestInputStream(object.stream(), fresh);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    /// The MD5 of the bytes that were given out last, once they all were.
    String md5() {
        return summing == null ? "" : HexFormat.of().formatHex(summing.digest());
    }

    /// The version whose bytes were given out last.
    String version() {
        return read == null ? listed.version() : read;
    }
}
