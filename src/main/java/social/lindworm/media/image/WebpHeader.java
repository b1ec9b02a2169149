package social.lindworm.media.image;

import java.io.IOException;

/// Reads the chunks of a WebP file (RFC 9649).
final class WebpHeader {

    private static final int HEADER = 12;
    private static final long VP8X = fourCc("VP8X");
    private static final long VP8 = fourCc("VP8 ");
    private static final long VP8L = fourCc("VP8L");
    private static final long ANMF = fourCc("ANMF");
    private static final long EXIF = fourCc("EXIF");
    private static final int FRAME = 16;
    private static final int MAX_EXIF = 64 * 1024;

    private int width;
    private int height;
    private boolean image;
    private Orientation orientation = Orientation.UPRIGHT;

    private WebpHeader() {}

    static ImageHeader read(HeaderInput input, long fileLength) throws IOException, BadImageException {
        input.skip(4);
        long length = input.u32Little() + 8;
        input.skip(4);
        if (length > fileLength) {
            throw BadImageException.damaged("a WebP shorter than it says");
        }
        WebpHeader header = new WebpHeader();
        long position = HEADER;
        while (position + 8 <= length) {
            long type = input.u32Little();
            long size = input.u32Little();
            long padded = size + (size & 1);
            if (position + 8 + size > length) {
                throw BadImageException.damaged("a WebP chunk longer than the file");
            }
            position += 8;
            if (type == ANMF && size >= FRAME) {
                input.skip(FRAME);
                position += FRAME; // the frame's own chunks follow and are read like all others
            } else {
                header.chunk(input, type, size, Math.min(padded, length - position));
                position += padded;
            }
        }
        if (!header.image) {
            throw BadImageException.damaged("a WebP without an image");
        }
        return new ImageHeader(ImageFormat.WEBP, header.width, header.height, true, header.orientation);
    }

    private void chunk(HeaderInput input, long type, long size, long padded) throws IOException, BadImageException {
        long read = 0;
        if (type == VP8X && size >= 10) {
            input.skip(4);
            seen(input.u24Little() + 1, input.u24Little() + 1);
            read = 10;
        } else if (type == VP8 && size >= 10) {
            input.skip(6);
            seen(input.u16Little() & 0x3fff, input.u16Little() & 0x3fff);
            image = true;
            read = 10;
        } else if (type == VP8L && size >= 5) {
            input.skip(1);
            long bits = input.u32Little();
            seen((int) (bits & 0x3fff) + 1, (int) (bits >> 14 & 0x3fff) + 1);
            image = true;
            read = 5;
        } else if (type == EXIF && size <= MAX_EXIF) {
            orientation = ExifOrientation.of(input.bytes((int) size));
            read = size;
        }
        input.skip(padded - read);
    }

    /// The largest of what the file says in several places: a small canvas must not hide a large image.
    private void seen(int chunkWidth, int chunkHeight) {
        width = Math.max(width, chunkWidth);
        height = Math.max(height, chunkHeight);
    }

    private static long fourCc(String name) {
        return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | (long) name.charAt(3) << 24;
    }
}
