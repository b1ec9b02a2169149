package social.lindworm.media.image;

import com.luciad.imageio.webp.WebPReadParam;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DirectColorModel;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Pixels out of a judged WebP file, by libwebp. Very large ones are made smaller while they are read.
final class WebpDecoder {

    private WebpDecoder() {}

    static BufferedImage decode(byte[] bytes, ImageHeader header, ImageReader reader)
            throws IOException, BadImageException {
        WebpFrame frame = WebpFrame.first(bytes);
        try (ImageInputStream input = new MemoryCacheImageInputStream(frame.open())) {
            reader.setInput(input, true, true);
            Size size = new Size(reader.getWidth(0), reader.getHeight(0));
            if (size.width() > header.width() || size.height() > header.height()) {
                throw BadImageException.damaged("a WebP of two sizes");
            }
            double scale = Math.min(1, Math.sqrt((double) Decoder.MOST_DECODED / header.pixels()));
            BufferedImage image = withProfile(read(reader, size, scale), frame.profile());
            return size.width() == header.width() && size.height() == header.height()
                    ? image
                    : onCanvas(image, frame, header, scale);
        }
    }

    private static BufferedImage read(ImageReader reader, Size size, double scale) throws IOException {
        WebPReadParam param = (WebPReadParam) reader.getDefaultReadParam();
        if (scale < 1) {
            param.setUseScaling(true);
            param.setScaledWidth(scaled(size.width(), scale));
            param.setScaledHeight(scaled(size.height(), scale));
        }
        return reader.read(0, param);
    }

    /// The first frame of an animation may be smaller than the others.
    private static BufferedImage onCanvas(BufferedImage image, WebpFrame frame, ImageHeader header, double scale) {
        int width = scaled(header.width(), scale);
        int height = scaled(header.height(), scale);
        BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = canvas.createGraphics();
        graphics.drawImage(image, (int) (frame.x() * scale), (int) (frame.y() * scale), null);
        graphics.dispose();
        return canvas;
    }

    /// The same pixels, said to be of another colour space. A profile that cannot be used is passed over, as
    /// browsers do.
    private static BufferedImage withProfile(BufferedImage image, byte[] profile) {
        if (profile.length == 0) {
            return image;
        }
        try {
            ColorSpace space = new ICC_ColorSpace(ICC_Profile.getInstance(profile));
            DirectColorModel model = (DirectColorModel) image.getColorModel();
            DirectColorModel own = new DirectColorModel(
                    space,
                    model.getPixelSize(),
                    model.getRedMask(),
                    model.getGreenMask(),
                    model.getBlueMask(),
                    model.getAlphaMask(),
                    false,
                    DataBuffer.TYPE_INT);
            return Decoder.inStandardColours(new BufferedImage(own, image.getRaster(), false, null));
        } catch (RuntimeException e) {
            return image;
        }
    }

    private static int scaled(int side, double scale) {
        return Math.max(1, (int) (side * scale));
    }
}
