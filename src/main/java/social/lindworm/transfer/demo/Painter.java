package social.lindworm.transfer.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// A sheet to paint on, and chance that is the same for the same words every time.
final class Painter {

    private final BufferedImage image;
    private final Graphics2D brush;
    private final SplittableRandom chance;

    Painter(int width, int height, String seed) {
        this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        this.brush = image.createGraphics();
        this.chance = new SplittableRandom(seed.hashCode() * 0x9E3779B97F4A7C15L);
        brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        brush.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    Graphics2D brush() {
        return brush;
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    double between(double least, double most) {
        return chance.nextDouble(least, most);
    }

    int pick(int choices) {
        return chance.nextInt(choices);
    }

    Color colour(double hue, double saturation, double brightness) {
        return Color.getHSBColor((float) hue, (float) saturation, (float) brightness);
    }

    void fill(Color colour) {
        brush.setColor(colour);
        brush.fillRect(0, 0, width(), height());
    }

    /// @param format `jpeg` or `png`
    byte[] finish(String format) {
        brush.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            @Nullable Object written = ImageIO.write(image, format, bytes) ? image : null;
            if (written == null) {
                throw new IOException("no writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
