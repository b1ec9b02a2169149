package social.lindworm.media.image;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads the segments of a JPEG file (ITU T.81, annex B) from start to end mark.
final class JpegHeader {

    private static final int START_OF_IMAGE = 0xd8;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int START_OF_SCAN = 0xda;
    private static final int APP1 = 0xe1;
    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

    /// Each scan of a progressive file costs a pass over all pixels; real ones have about ten.
    private static final int MAX_SCANS = 100;

    private final HeaderInput input;
    private Orientation orientation = Orientation.UPRIGHT;
    private @Nullable ImageHeader frame;
    private int scans;

    private JpegHeader(HeaderInput input) {
        this.input = input;
    }

    static ImageHeader read(HeaderInput input) throws IOException, BadImageException {
        input.skip(2);
        return new JpegHeader(input).segments();
    }

    private ImageHeader segments() throws IOException, BadImageException {
        int marker = marker();
        while (marker != END_OF_IMAGE) {
            if (isStandalone(marker)) {
                marker = marker();
                continue;
            }
            int length = input.u16() - 2;
            if (length < 0) {
                throw BadImageException.damaged("a JPEG segment without a length");
            }
            segment(marker, length);
            marker = marker == START_OF_SCAN ? markerAfterScan() : marker();
        }
        if (frame == null || scans == 0) {
            throw BadImageException.damaged("a JPEG without an image");
        }
        return new ImageHeader(ImageFormat.JPEG, frame.width(), frame.height(), frame.whole(), orientation);
    }

    private void segment(int marker, int length) throws IOException, BadImageException {
        if (marker == APP1) {
            exif(input.bytes(length));
        } else if (isFrame(marker)) {
            frame(marker, length);
        } else {
            if (marker == START_OF_SCAN && ++scans > MAX_SCANS) {
                throw BadImageException.variant("a JPEG of more than " + MAX_SCANS + " scans");
            }
            input.skip(length);
        }
    }

    private void exif(byte[] segment) {
        boolean exif = segment.length > EXIF.length && Arrays.equals(segment, 0, EXIF.length, EXIF, 0, EXIF.length);
        if (exif && orientation == Orientation.UPRIGHT) {
            orientation = ExifOrientation.of(Arrays.copyOfRange(segment, EXIF.length, segment.length));
        }
    }

    /// Baseline, extended and progressive Huffman files; the rarer kinds no decoder here reads.
    private void frame(int marker, int length) throws IOException, BadImageException {
        if (marker > 0xc2) {
            throw BadImageException.variant("a JPEG of kind " + Integer.toHexString(marker));
        }
        if (frame != null || length < 6) {
            throw BadImageException.damaged("a JPEG with two frames or half a one");
        }
        input.skip(1);
        int height = input.u16();
        int width = input.u16();
        input.skip(length - 5L);
        frame = new ImageHeader(ImageFormat.JPEG, width, height, marker == 0xc2, Orientation.UPRIGHT);
    }

    private int marker() throws IOException, BadImageException {
        if (input.u8() != 0xff) {
            throw BadImageException.damaged("a JPEG with bytes between segments");
        }
        int marker = input.u8();
        while (marker == 0xff) {
            marker = input.u8();
        }
        return marker;
    }

    /// In coded data a marker is recognised by what follows 0xff: neither a stuffed zero nor a restart.
    private int markerAfterScan() throws IOException, BadImageException {
        int marker = 0;
        while (marker == 0 || marker == 0xff || isStandalone(marker)) {
            if (marker != 0xff) {
                skipToMark();
            }
            marker = input.u8();
        }
        return marker;
    }

    private void skipToMark() throws IOException, BadImageException {
        int value = input.u8();
        while (value != 0xff) {
            value = input.u8();
        }
    }

    private static boolean isStandalone(int marker) {
        return marker == 0x01 || marker == START_OF_IMAGE || (marker >= 0xd0 && marker <= 0xd7);
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }
}
