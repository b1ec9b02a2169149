package social.lindworm.media.image;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Numbers and blocks from the beginning of a file; that it ends too early is a damaged image.
final class HeaderInput {

    private final InputStream stream;

    HeaderInput(InputStream stream) {
        this.stream = new BufferedInputStream(stream, 16 * 1024);
    }

    /// -1 at the end of the file.
    int next() throws IOException {
        return stream.read();
    }

    int u8() throws IOException, BadImageException {
        int value = stream.read();
        if (value < 0) {
            throw BadImageException.damaged("the file ends too early");
        }
        return value;
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
        byte[] bytes = stream.readNBytes(count);
        if (bytes.length < count) {
            throw BadImageException.damaged("the file ends too early");
        }
        return bytes;
    }

    void skip(long count) throws IOException, BadImageException {
        try {
            stream.skipNBytes(count);
        } catch (java.io.EOFException e) {
            throw BadImageException.damaged("the file ends too early");
        }
    }
}
