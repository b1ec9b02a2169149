package social.lindworm.federation.fetch;

import java.io.IOException;
import java.io.InputStream;

/// A body of known length; one that ends before is a broken connection.
final class LengthStream extends InputStream {

    private final InputStream source;
    private long left;

    LengthStream(InputStream source, long length) {
        this.source = source;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = source.read(target, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new IOException("the answer broke off");
        }
        left -= count;
        return count;
    }
}
