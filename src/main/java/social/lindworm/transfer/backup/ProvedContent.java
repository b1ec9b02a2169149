package social.lindworm.transfer.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoredObject;

/// An object on its way to another store. Before the last of its bytes is given out they prove to be what they are said
/// to be; otherwise reading fails with [NotAsSaid], so that no store ever takes anything else. What its own store does
/// wrong comes as an [IOException] too, so that it can be told from what the other one does.
///
/// @param sha256 what the content must have
record ProvedContent(ObjectStore store, ObjectKey key, long length, String sha256) implements Content {

    /// The bytes are others than they are said to be.
    static final class NotAsSaid extends IOException {
        private static final long serialVersionUID = 1L;

        NotAsSaid(ObjectKey key) {
            super(key + " is damaged: its content has another SHA-256 than it must");
        }
    }

    @Override
    public InputStream open() throws IOException {
        StoredObject object;
        try {
            object = store.open(key);
        } catch (StorageException e) {
            throw new IOException(e.getMessage(), e);
        }
        if (object.info().size() != length) {
            object.close();
            throw new NotAsSaid(key);
        }
        Proving proving = new Proving(object.stream());
        if (length == 0) {
            proving.prove();
        }
        return proving;
    }

    private final class Proving extends FilterInputStream {

        private final MessageDigest digest = Archive.sha256();
        private long read;

        Proving(InputStream stream) {
            super(stream);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int count) throws IOException {
            int got = in.read(buffer, offset, count);
            if (got > 0) {
                digest.update(buffer, offset, got);
                read += got;
                if (read >= length) {
                    prove();
                }
            } else if (got < 0 && read < length) {
                throw new NotAsSaid(key);
            }
            return got;
        }

        private void prove() throws IOException {
            if (read > length || !HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
                throw new NotAsSaid(key);
            }
        }

        @Override
        public long skip(long count) throws IOException {
            throw new IOException("nothing of " + key + " may be left out");
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
