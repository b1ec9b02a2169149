package social.lindworm.storage.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectKey;

/// A throw-away object under a name that was never used.
final class Probe {

    static final String FOLDER = "storage-check/";

    private static final int SMALL = 4_096;

    /// One byte more than the largest body that goes in one piece.
    private static final int LARGE = (8 << 20) + 1;

    private final ObjectKey key;
    private final byte[] bytes;

    private Probe(String ending, int size) {
        this.key = new ObjectKey(FOLDER + UUID.randomUUID() + ending);
        this.bytes = new byte[size];
        new Random(size).nextBytes(bytes);
    }

    static Probe picture() {
        return new Probe(".jpg", SMALL);
    }

    static Probe script() {
        Probe probe = new Probe(".js", SMALL);
        Arrays.fill(probe.bytes, (byte) '\n');
        return probe;
    }

    static Probe large() {
        return new Probe(".bin", LARGE);
    }

    ObjectKey key() {
        return key;
    }

    int size() {
        return bytes.length;
    }

    Content content() {
        return Content.of(bytes);
    }

    boolean isWhole(InputStream stream) throws IOException {
        return isPart(stream, 0, bytes.length);
    }

    /// Whether the stream holds these bytes of it and no more.
    boolean isPart(InputStream stream, int from, int length) throws IOException {
        try (stream;
                InputStream expected = new ByteArrayInputStream(bytes, from, length)) {
            byte[] piece = new byte[64 * 1024];
            for (int read = stream.readNBytes(piece, 0, piece.length);
                    read > 0;
                    read = stream.readNBytes(piece, 0, piece.length)) {
                if (!Arrays.equals(piece, 0, read, expected.readNBytes(read), 0, read)) {
                    return false;
                }
            }
            return expected.read() < 0;
        }
    }

    /// @param text a character a byte
    boolean isWhole(String text) {
        return Arrays.equals(bytes, text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
