package social.lindworm.media.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import social.lindworm.common.Message;
import social.lindworm.storage.Content;

/// Pixels out of a judged file, in memory that is bounded whatever the file holds.
///
/// JPEG is read by the TwelveMonkeys reader, WebP by libwebp, PNG and GIF by the JDK. Very large images are read
/// with rows and columns left out, so that about 16 million pixels remain.
final class Decoder {

    static final long MOST_DECODED = 16_000_000;

    private Decoder() {}

    static BufferedImage decode(Content content, ImageHeader header) throws IOException, BadImageException {
        byte[] bytes;
        try (InputStream stream = content.open()) {
            bytes = stream.readAllBytes();
        }
        ImageReader reader = reader(header.format());
        try {
            return header.format() == ImageFormat.WEBP
                    ? WebpDecoder.decode(bytes, header, reader)
                    : read(bytes, header, reader);
        } catch (IOException | RuntimeException e) {
            throw new BadImageException("not decodable: " + e, Message.of("media.error.damaged"), e);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage read(byte[] bytes, ImageHeader header, ImageReader reader)
            throws IOException, BadImageException {
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(input, true, true);
            return read(reader, header);
        }
    }

    private static BufferedImage read(ImageReader reader, ImageHeader header) throws IOException, BadImageException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > header.pixels()) {
            throw BadImageException.damaged("a file of two sizes");
        }
        ImageReadParam param = reader.getDefaultReadParam();
        int step = step((long) width * height);
        param.setSourceSubsampling(step, step, 0, 0);
        type(reader, param);
        BufferedImage image = reader.read(0, param);
        return inStandardColours(image);
    }

    private static int step(long pixels) {
        int step = 1;
        while (pixels / ((long) step * step) > MOST_DECODED) {
            step++;
        }
        return step;
    }

    /// Some readers can convert while they read, which costs less than afterwards.
    private static void type(ImageReader reader, ImageReadParam param) throws IOException {
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        boolean found = false;
        while (types.hasNext() && !found) {
            ImageTypeSpecifier type = types.next();
            if (isStandard(type.getColorModel().getColorSpace())) {
                param.setDestinationType(type);
                found = true;
            }
        }
    }

    private static boolean isStandard(ColorSpace space) {
        return space.isCS_sRGB() || space.equals(ColorSpace.getInstance(ColorSpace.CS_GRAY));
    }

    static BufferedImage inStandardColours(BufferedImage image) {
        if (isStandard(image.getColorModel().getColorSpace())) {
            return image;
        }
        int type = image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage standard = new BufferedImage(image.getWidth(), image.getHeight(), type);
        return new ColorConvertOp(null).filter(image, standard);
    }

    private static ImageReader reader(ImageFormat format) {
        String prefix = switch (format) {
            case JPEG -> "com.twelvemonkeys.";
            case WEBP -> "com.luciad.";
            case PNG, GIF -> "com.sun.";
        };
        Iterator<ImageReader> readers =
                ImageIO.getImageReadersByFormatName(format.name().toLowerCase(Locale.ROOT));
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getName().startsWith(prefix)) {
                return reader;
            }
        }
        throw new IllegalStateException("no reader for " + format + " on the class path");
    }
}
