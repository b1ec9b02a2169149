package social.lindworm.media.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import social.lindworm.common.Message;
import social.lindworm.storage.Content;

/// Looks at the bytes, never at a name, and says whether they are an image within the limits. Reads the file
/// once, front to back, in little memory, and decodes nothing.
public final class ImageJudge {

    private static final int MAGIC = 12;
    private static final int MAX_SIDE = 65_535;
    private static final int MIB = 1024 * 1024;

    private final ImageLimits limits;

    public ImageJudge(ImageLimits limits) {
        this.limits = limits;
    }

    public ImageLimits limits() {
        return limits;
    }

    /// @throws IOException if the content cannot be read
    public Judgement judge(Content content) throws IOException {
        if (content.length() == 0) {
            return bad("media.error.empty");
        }
        if (content.length() > limits.maxBytes()) {
            return bad("media.error.tooManyBytes", limits.maxBytes() / MIB);
        }
        try {
            return judgeSize(header(content));
        } catch (BadImageException e) {
            return new Judgement.Bad(e.shown());
        }
    }

    private Judgement judgeSize(ImageHeader header) {
        if (header.width() < 1 || header.height() < 1) {
            return bad("media.error.damaged");
        }
        long most = header.whole() ? limits.maxWholePixels() : limits.maxPixels();
        if (header.pixels() > most || Math.max(header.width(), header.height()) > MAX_SIDE) {
            return bad("media.error.tooManyPixels", header.width(), header.height(), most / 1_000_000);
        }
        return new Judgement.Good(header);
    }

    private static ImageHeader header(Content content) throws IOException, BadImageException {
        byte[] magic;
        try (InputStream stream = content.open()) {
            magic = Arrays.copyOf(stream.readNBytes(MAGIC), MAGIC);
        }
        try (InputStream stream = content.open()) {
            HeaderInput input = new HeaderInput(stream);
            if (begins(magic, 0, 0xff, 0xd8, 0xff)) {
                return JpegHeader.read(input);
            }
            if (begins(magic, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
                return PngHeader.read(input);
            }
            if (begins(magic, 0, 'G', 'I', 'F', '8') && (magic[4] == '7' || magic[4] == '9') && magic[5] == 'a') {
                return GifHeader.read(input);
            }
            if (begins(magic, 0, 'R', 'I', 'F', 'F') && begins(magic, 8, 'W', 'E', 'B', 'P')) {
                return WebpHeader.read(input, content.length());
            }
        }
        throw new BadImageException("no image format we know", Message.of("media.error.format"));
    }

    private static boolean begins(byte[] magic, int offset, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if ((magic[offset + i] & 0xff) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static Judgement bad(String key, Object... arguments) {
        return new Judgement.Bad(Message.of(key, arguments));
    }
}
