package social.lindworm.media.image;

import java.io.IOException;

/// Reads a GIF file (GIF89a specification) up to the end of its first frame. What follows is an animation, which
/// is left out.
final class GifHeader {

    private static final int IMAGE = 0x2c;
    private static final int EXTENSION = 0x21;

    private GifHeader() {}

    static ImageHeader read(HeaderInput input) throws IOException, BadImageException {
        input.skip(6 + 4);
        int screen = input.u8();
        input.skip(2 + colours(screen));
        int block = input.u8();
        while (block == EXTENSION) {
            input.skip(1);
            skipBlocks(input);
            block = input.u8();
        }
        if (block != IMAGE) {
            throw BadImageException.damaged("a GIF without a frame");
        }
        input.skip(4);
        int width = input.u16Little();
        int height = input.u16Little();
        int frame = input.u8();
        input.skip(colours(frame) + 1L);
        skipBlocks(input);
        return new ImageHeader(ImageFormat.GIF, width, height, false, Orientation.UPRIGHT);
    }

    /// The bytes of the colour table that such a field announces.
    private static int colours(int field) {
        return (field & 0x80) == 0 ? 0 : 3 << ((field & 7) + 1);
    }

    private static void skipBlocks(HeaderInput input) throws IOException, BadImageException {
        int length = input.u8();
        while (length > 0) {
            input.skip(length);
            length = input.u8();
        }
    }
}
