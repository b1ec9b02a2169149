package social.lindworm.federation.fetch;

import java.io.IOException;
import java.io.InputStream;
import social.lindworm.common.BlockStream;

/// A body in chunks, each with its length before it. Trailers are not read: the connection ends with the answer.
final class ChunkedStream extends BlockStream {

    private static final int MAX_LINE = 4096;

    private final InputStream source;
    private long left;
    private boolean begun;
    private boolean ended;

    ChunkedStream(InputStream source) {
        this.source = source;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int count = source.read(target, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new IOException("the answer broke off");
        }
        left -= count;
        return count;
    }

    private void nextChunk() throws IOException {
        try {
            if (begun && !Answer.line(source, 2).isEmpty()) {
                throw new IOException("a chunk does not end where it should");
            }
            begun = true;
            String size = Answer.line(source, MAX_LINE).split(";", 2)[0].strip();
            if (!size.matches("[0-9a-fA-F]{1,15}")) {
                throw new IOException("the size of a chunk is no number");
            }
            left = Long.parseLong(size, 16);
            ended = left == 0;
        } catch (FetchException e) {
            throw new IOException(e);
        }
    }
}
