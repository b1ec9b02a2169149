package social.lindworm.media.image;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The first picture of a WebP file (RFC 9649), put into a file of its own: the decoder, which is native code,
/// sees pixels and transparency and nothing else that a stranger wrote.
final class WebpFrame {

    private static final int HEADER = 12;
    private static final int CHUNK = 8;
    private static final int FRAME = 16;
    private static final int ALPHA_FLAG = 0x10;
    private static final int RIFF = fourCc("RIFF");
    private static final int WEBP = fourCc("WEBP");
    private static final int VP8X = fourCc("VP8X");
    private static final int VP8 = fourCc("VP8 ");
    private static final int VP8L = fourCc("VP8L");
    private static final int ALPH = fourCc("ALPH");
    private static final int ANMF = fourCc("ANMF");
    private static final int ICCP = fourCc("ICCP");

    private final byte[] file;
    private final int x;
    private final int y;
    private final byte[] profile;

    private WebpFrame(byte[] file, int x, int y, byte[] profile) {
        this.file = file;
        this.x = x;
        this.y = y;
        this.profile = profile;
    }

    InputStream open() {
        return new ByteArrayInputStream(file);
    }

    /// Where it lies on the canvas of an animation; 0 in other files.
    int x() {
        return x;
    }

    int y() {
        return y;
    }

    /// What its colours mean; empty for sRGB.
    byte[] profile() {
        return profile;
    }

    static WebpFrame first(byte[] bytes) throws BadImageException {
        ByteBuffer input = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        byte[] alpha = {};
        byte[] profile = {};
        int x = 0;
        int y = 0;
        int position = HEADER;
        while (position + CHUNK <= bytes.length) {
            int type = input.getInt(position);
            long size = input.getInt(position + 4) & 0xffff_ffffL;
            int content = position + CHUNK;
            if (size > bytes.length - content) {
                throw BadImageException.damaged("a WebP chunk longer than the file");
            }
            byte[] chunk = Arrays.copyOfRange(bytes, position, content + (int) size);
            if (type == VP8 || type == VP8L) {
                return new WebpFrame(alone(chunk, type == VP8 ? alpha : new byte[0]), x, y, profile);
            } else if (type == ALPH) {
                alpha = chunk;
            } else if (type == ICCP) {
                profile = Arrays.copyOfRange(chunk, CHUNK, chunk.length);
            }
            if (type == ANMF && size >= FRAME) {
                x = 2 * u24(input, content);
                y = 2 * u24(input, content + 3);
                position = content + FRAME; // the frame's own chunks follow
            } else {
                position = content + (int) (size + (size & 1));
            }
        }
        throw BadImageException.damaged("a WebP without an image");
    }

    private static byte[] alone(byte[] picture, byte[] alpha) throws BadImageException {
        byte[] introduction = alpha.length == 0 ? new byte[0] : introduction(picture);
        byte[] file = new byte[HEADER + introduction.length + padded(alpha) + padded(picture)];
        ByteBuffer output = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        output.putInt(RIFF).putInt(file.length - CHUNK).putInt(WEBP).put(introduction);
        output.put(alpha).position(HEADER + introduction.length + padded(alpha));
        output.put(picture);
        return file;
    }

    /// Transparency beside lossy pixels is only read after a chunk that announces it.
    private static byte[] introduction(byte[] picture) throws BadImageException {
        if (picture.length < CHUNK + 10) {
            throw BadImageException.damaged("a WebP picture of no size");
        }
        ByteBuffer size = ByteBuffer.wrap(picture).order(ByteOrder.LITTLE_ENDIAN);
        byte[] introduction = new byte[CHUNK + 10];
        ByteBuffer.wrap(introduction)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(VP8X)
                .putInt(10)
                .putInt(ALPHA_FLAG)
                .putShort((short) ((size.getShort(CHUNK + 6) & 0x3fff) - 1))
                .put((byte) 0)
                .putShort((short) ((size.getShort(CHUNK + 8) & 0x3fff) - 1));
        return introduction;
    }

    private static int padded(byte[] chunk) {
        return chunk.length + (chunk.length & 1);
    }

    private static int u24(ByteBuffer input, int position) {
        return (input.getShort(position) & 0xffff) | (input.get(position + 2) & 0xff) << 16;
    }

    private static int fourCc(String name) {
        return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | name.charAt(3) << 24;
    }
}
