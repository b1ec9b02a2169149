package social.lindworm.storage.opendal;

import java.io.IOException;
import java.io.InputStream;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.StorageException;

/// An object read window by window. For one thread.
final class CloudStream extends InputStream {

    private final CloudReader reader;
    private final ObjectInfo info;
    private byte[] window;
    private int position;
    private long next;
    private long remaining;

    /// @param length how many bytes from the offset on
    CloudStream(CloudReader reader, ObjectInfo info, long offset, long length, byte[] first) {
        this.reader = reader;
        this.info = info;
        this.window = first;
        this.next = offset + first.length;
        this.remaining = length - first.length;
    }

    @Override
    public int read() throws IOException {
        return isAtEnd() ? -1 : window[position++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        int count = Math.min(length, window.length - position);
        System.arraycopy(window, position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public int available() {
        return window.length - position;
    }

    private boolean isAtEnd() throws IOException {
        if (position < window.length) {
            return false;
        }
        if (remaining == 0) {
            return true;
        }
        int length = (int) Math.min(remaining, CloudReader.WINDOW);
        try {
            window = reader.window(info, next, length)
                    .orElseThrow(() -> new IOException(info.key() + " was replaced while it was read"));
        } catch (StorageException e) {
            throw new IOException(e.getMessage(), e);
        }
        position = 0;
        next += length;
        remaining -= length;
        return false;
    }

    @Override
    public void close() {
        window = new byte[0];
        position = 0;
        remaining = 0;
    }
}
