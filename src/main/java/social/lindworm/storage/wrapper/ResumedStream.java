package social.lindworm.storage.wrapper;

import java.io.IOException;
import java.io.InputStream;
import social.lindworm.common.BlockStream;
import social.lindworm.storage.ByteRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoredObject;

/// Goes on where a body broke off, as long as the object is still the same one.
final class ResumedStream extends BlockStream {

    private final ObjectStore store;
    private final Patience patience;
    private final ObjectInfo info;
    private final ByteRange range;
    private InputStream stream;
    private long position;
    private int failures;

    ResumedStream(ObjectStore store, Patience patience, StoredObject opened, ByteRange range) {
        this.store = store;
        this.patience = patience;
        this.info = opened.info();
        this.range = range;
        this.stream = opened.stream();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (true) {
            try {
                int count = stream.read(target, offset, length);
                position += Math.max(count, 0);
                failures = count > 0 ? 0 : failures;
                return count;
            } catch (IOException e) {
                resume(e);
            }
        }
    }

    private void resume(IOException failure) throws IOException {
        close();
        try {
            patience.waitAfter(new StorageException.Unreachable("read", info.key(), failure), failures++);
        } catch (StorageException e) {
            throw failure;
        }
        try {
            StoredObject again = store.open(info.key(), rest());
            stream = again.stream();
            if (!again.info().version().equals(info.version())) {
                throw new IOException(info.key() + " was replaced while it was read", failure);
            }
        } catch (StorageException e) {
            if (!e.retryable()) {
                throw new IOException(e.getMessage(), e);
            }
            resume(new IOException(e.getMessage(), e));
        }
    }

    private ByteRange rest() {
        long length = range.length() == Long.MAX_VALUE ? Long.MAX_VALUE : range.length() - position;
        return new ByteRange(range.offset() + position, length);
    }

    @Override
    public int available() throws IOException {
        return stream.available();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
