package social.lindworm.storage.opendal;

import java.io.IOException;
import java.io.InputStream;
import social.lindworm.storage.Content;

/// Bytes of no meaning, the same each time, made as they are read, so that none of them must be kept.
///
/// @param length how many
/// @param atHalf what happens when half of them were read
record NoiseContent(long length, Happening atHalf) implements Content {

    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int SHIFT = 56;

    interface Happening {
        void happen() throws IOException;
    }

    NoiseContent(long length) {
        this(length, () -> {});
    }

    @Override
    public InputStream open() {
        return new InputStream() {
            private long position;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int offset, int count) throws IOException {
                if (position == length) {
                    return -1;
                }
                int given = (int) Math.min(count, length - position);
                for (int i = 0; i < given; i++) {
                    if (position == length / 2) {
                        atHalf.happen();
                    }
                    target[offset + i] = (byte) ((position++ * MIX) >>> SHIFT);
                }
                return given;
            }
        };
    }
}
