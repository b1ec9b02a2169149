package social.lindworm.media.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import net.coobird.thumbnailator.Thumbnails;

/// Smaller images; never larger ones.
final class Scaler {

    private Scaler() {}

    static BufferedImage middleSquare(BufferedImage image) {
        int side = Math.min(image.getWidth(), image.getHeight());
        return image.getSubimage((image.getWidth() - side) / 2, (image.getHeight() - side) / 2, side, side);
    }

    /// @param alpha whether transparency is kept, if there is any; else it is laid on white
    static BufferedImage scale(BufferedImage image, Size size, boolean alpha) {
        boolean transparent = image.getColorModel().hasAlpha();
        int type = transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        boolean fits = image.getWidth() == size.width() && image.getHeight() == size.height();
        BufferedImage scaled = fits ? image : resize(image, size, type);
        if (transparent && !alpha) {
            return draw(scaled, BufferedImage.TYPE_INT_RGB);
        }
        return scaled.getType() == type ? scaled : draw(scaled, type);
    }

    private static BufferedImage resize(BufferedImage image, Size size, int type) {
        try {
            return Thumbnails.of(image)
                    .forceSize(size.width(), size.height())
                    .imageType(type)
                    .asBufferedImage();
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is read or written here", e);
        }
    }

    private static BufferedImage draw(BufferedImage image, int type) {
        BufferedImage drawn = new BufferedImage(image.getWidth(), image.getHeight(), type);
        Graphics2D graphics = drawn.createGraphics();
        if (type == BufferedImage.TYPE_INT_RGB) {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        }
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return drawn;
    }
}
