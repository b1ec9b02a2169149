package social.lindworm.media.image;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/// How an image must be turned to be upright. The order is that of the EXIF numbers 1 to 8.
public enum Orientation {
    UPRIGHT(false, 1, 0, 0, 1),
    MIRRORED(false, -1, 0, 0, 1),
    UPSIDE_DOWN(false, -1, 0, 0, -1),
    FLIPPED(false, 1, 0, 0, -1),
    TRANSPOSED(true, 0, 1, 1, 0),
    TURN_RIGHT(true, 0, 1, -1, 0),
    TRANSVERSED(true, 0, -1, -1, 0),
    TURN_LEFT(true, 0, -1, 1, 0);

    private final boolean swapsSides;
    private final int xOfX;
    private final int yOfX;
    private final int xOfY;
    private final int yOfY;

    Orientation(boolean swapsSides, int xOfX, int yOfX, int xOfY, int yOfY) {
        this.swapsSides = swapsSides;
        this.xOfX = xOfX;
        this.yOfX = yOfX;
        this.xOfY = xOfY;
        this.yOfY = yOfY;
    }

    static Orientation ofExif(int number) {
        return number >= 1 && number <= values().length ? values()[number - 1] : UPRIGHT;
    }

    public boolean swapsSides() {
        return swapsSides;
    }

    /// The image upright; itself if it is so already.
    BufferedImage apply(BufferedImage image) {
        if (this == UPRIGHT) {
            return image;
        }
        int width = swapsSides ? image.getHeight() : image.getWidth();
        int height = swapsSides ? image.getWidth() : image.getHeight();
        BufferedImage turned = new BufferedImage(width, height, image.getType());
        int right = xOfX < 0 || xOfY < 0 ? width : 0;
        int down = yOfX < 0 || yOfY < 0 ? height : 0;
        AffineTransform transform = new AffineTransform(xOfX, yOfX, xOfY, yOfY, right, down);
        Graphics2D graphics = turned.createGraphics();
        graphics.drawImage(image, transform, null);
        graphics.dispose();
        return turned;
    }
}
