package social.lindworm.media.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Finds one number, tag 0x0112, in a block of EXIF data (TIFF 6.0, section 2). Whatever is wrong with the block,
/// the image is taken as upright: its metadata are thrown away in any case.
final class ExifOrientation {

    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY = 12;
    private static final byte[] PREFIX = {'E', 'x', 'i', 'f', 0, 0};

    private ExifOrientation() {}

    static Orientation of(byte[] exif) {
        boolean prefixed =
                exif.length > PREFIX.length && Arrays.equals(exif, 0, PREFIX.length, PREFIX, 0, PREFIX.length);
        int start = prefixed ? PREFIX.length : 0;
        try {
            return find(ByteBuffer.wrap(exif, start, exif.length - start).slice());
        } catch (IndexOutOfBoundsException e) {
            return Orientation.UPRIGHT;
        }
    }

    private static Orientation find(ByteBuffer tiff) {
        short order = tiff.getShort(0);
        if (order != 0x4949 && order != 0x4d4d) {
            return Orientation.UPRIGHT;
        }
        tiff.order(order == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int count = tiff.getShort(directory) & 0xffff;
        for (int i = 0; i < count; i++) {
            int entry = directory + 2 + i * ENTRY;
            if ((tiff.getShort(entry) & 0xffff) == TAG && tiff.getShort(entry + 2) == SHORT) {
                return Orientation.ofExif(tiff.getShort(entry + 8));
            }
        }
        return Orientation.UPRIGHT;
    }
}
