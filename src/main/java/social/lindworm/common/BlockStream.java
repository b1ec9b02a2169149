package social.lindworm.common;

import java.io.IOException;
import java.io.InputStream;

/// A stream that is read many bytes at a time; a single one is the first of a block of one.
public abstract class BlockStream extends InputStream {

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public abstract int read(byte[] target, int offset, int length) throws IOException;
}
