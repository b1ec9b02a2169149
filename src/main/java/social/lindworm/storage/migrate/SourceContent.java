package social.lindworm.storage.migrate;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
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
/// after it was listed, and gives the last of its bytes only if they all are what the source says they are. Every
/// failure of the source comes as an [IOException], so that one of the target's can be told from it. For one thread.
final class SourceContent implements Content {

    private static final int MD5_DIGITS = 32;

    private final ObjectStore source;
    private final ObjectInfo listed;
    private final Belief belief;
    private @Nullable String read;
    private String md5 = "";
    private boolean contradicted;

    /// What a version of the source that looks like a digest is taken for.
    enum Belief {
        /// A digest: bytes that contradict it are not sent.
        DIGEST,
        /// A name.
        NAME,
        /// Nobody asks, here or there: no digest is computed.
        NOTHING
    }

    SourceContent(ObjectStore source, ObjectInfo listed, Belief belief) {
        this.source = source;
        this.listed = listed;
        this.belief = belief;
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
        md5 = "";
        return belief == Belief.NOTHING ? object.stream() : new Digested(object.stream());
    }

    /// The version whose bytes were given out last.
    String version() {
        return read == null ? listed.version() : read;
    }

    @Override
    public String md5() {
        return md5;
    }

    /// Whether the bytes that were read last are not what the source says they are.
    boolean isContradicted() {
        return contradicted;
    }

    static boolean contradicts(ObjectStore store, String version, String digest) {
        return store.traits().md5Versions() && version.length() == MD5_DIGITS && !version.equals(digest);
    }

    private final class Digested extends FilterInputStream {

        private final MessageDigest digest;
        private long left = listed.size();

        Digested(InputStream stream) {
            super(stream);
            try {
                digest = MessageDigest.getInstance("MD5");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has MD5", e);
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            if (count > 0) {
                digest.update(target, offset, count);
                left -= count;
                if (left == 0) {
                    finish();
                }
            }
            return count;
        }

        private void finish() throws IOException {
            md5 = HexFormat.of().formatHex(digest.digest());
            contradicted = contradicts(source, version(), md5);
            if (contradicted && belief == Belief.DIGEST) {
                throw new IOException("its bytes are not what the store says they are");
            }
        }
    }
}
