package social.lindworm.media.image;

import java.io.IOException;
import java.io.InputStream;

/// Numbers and blocks from the beginning of a file; that it ends too early is a damaged image. Has a buffer of
/// its own, because the library's takes a lock for each byte.
final class HeaderInput {

    private final InputStream stream;
    private final byte[] buffer = new byte[16 * 1024];
    private int position;
    private int limit;

    HeaderInput(InputStream stream) {
        this.stream = stream;
    }

    int u8() throws IOException, BadImageException {
        if (position == limit) {
            fill();
        }
        return buffer[position++] & 0xff;
    }

    private void fill() throws IOException, BadImageException {
        limit = stream.read(buffer, 0, buffer.length);
        position = 0;
        if (limit < 0) {
            limit = 0;
            throw BadImageException.damaged("the file ends too early");
        }
    }

    int u16() throws IOException, BadImageException {
        return u8() << 8 | u8();
    }

    long u32() throws IOException, BadImageException {
        return (long) u16() << 16 | u16();
    }

    int u16Little() throws IOException, BadImageException {
        return u8() | u8() << 8;
    }

    int u24Little() throws IOException, BadImageException {
        return u16Little() | u8() << 16;
    }

    long u32Little() throws IOException, BadImageException {
        return u16Little() | (long) u16Little() << 16;
    }

    byte[] bytes(int count) throws IOException, BadImageException {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) u8();
        }
        return bytes;
    }

    void skip(long count) throws IOException, BadImageException {
        long left = count;
        while (left > 0) {
            if (position == limit) {
                fill();
            }
            int step = (int) Math.min(left, limit - position);
            position += step;
            left -= step;
        }
    }
}
