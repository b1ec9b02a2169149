package social.lindworm.media.image;

import java.io.IOException;

/// Reads the chunks of a PNG file (W3C PNG specification, section 5) from signature to end mark.
final class PngHeader {

    private static final int SIGNATURE = 8;
    private static final int IHDR = 0x49484452;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454e44;
    private static final int EXIF = 0x65584966;
    private static final int CHECKSUM = 4;
    private static final int MAX_EXIF = 64 * 1024;

    private PngHeader() {}

    static ImageHeader read(HeaderInput input) throws IOException, BadImageException {
        input.skip(SIGNATURE);
        if (input.u32() != 13 || input.u32() != IHDR) {
            throw BadImageException.damaged("a PNG without its header chunk");
        }
        int width = side(input.u32());
        int height = side(input.u32());
        input.skip(5 + CHECKSUM);
        Orientation orientation = Orientation.UPRIGHT;
        boolean data = false;
        while (true) {
            long length = input.u32();
            long type = input.u32();
            if (type == IEND && data) {
                input.skip(CHECKSUM);
                return new ImageHeader(ImageFormat.PNG, width, height, false, orientation);
            }
            data |= type == IDAT;
            if (type == EXIF && length <= MAX_EXIF) {
                byte[] exif = input.bytes((int) length);
                orientation = ExifOrientation.of(exif);
                input.skip(CHECKSUM);
            } else {
                input.skip(length + CHECKSUM);
            }
        }
    }

    private static int side(long value) throws BadImageException {
        if (value > Integer.MAX_VALUE) {
            throw BadImageException.damaged("a PNG side of " + value);
        }
        return (int) value;
    }
}
