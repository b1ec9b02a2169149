package social.lindworm.common;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// The bytes that were promised: a body that ends early is a failure, not a short file.
public final class ExactStream extends BlockStream {

    private final InputStream stream;
    private final Runnable closing;
    private long remaining;

    /// @param closing what is done when this is closed
    public ExactStream(InputStream stream, long length, Runnable closing) {
        this.stream = stream;
        this.closing = closing;
        this.remaining = length;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (remaining == 0) {
            return -1;
        }
        int count = stream.read(target, offset, (int) Math.min(length, remaining));
        if (count < 0) {
            throw new EOFException("the connection ended " + remaining + " bytes too early");
        }
        remaining -= count;
        return count;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(stream.available(), remaining);
    }

    @Override
    public void close() {
        closing.run();
    }
}
