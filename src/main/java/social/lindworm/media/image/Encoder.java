package social.lindworm.media.image;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPWriteParam;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import social.lindworm.storage.Content;

/// Files out of pixels; nothing but pixels gets into them.
///
/// @param quality from 0 to 1, for the formats that lose some
record Encoder(float quality) {

    static final Encoder MASTER = new Encoder(0.9f);
    static final Encoder COPY = new Encoder(0.82f);

    EncodedImage encode(BufferedImage image, ImageFormat format) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format.name().toLowerCase(Locale.ROOT))
                .next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), param(writer, format));
        } catch (IOException e) {
            throw new UncheckedIOException("nothing but memory is written here", e);
        } finally {
            writer.dispose();
        }
        return new EncodedImage(format, new Size(image.getWidth(), image.getHeight()), Content.of(bytes.toByteArray()));
    }

    private ImageWriteParam param(ImageWriter writer, ImageFormat format) {
        ImageWriteParam param = writer.getDefaultWriteParam();
        if (param instanceof WebPWriteParam webp) {
            webp.setCompressionType(CompressionType.Lossy);
            webp.setCompressionQuality(quality);
        } else if (format == ImageFormat.JPEG) {
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
        }
        return param;
    }
}
