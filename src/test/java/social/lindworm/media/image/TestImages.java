package social.lindworm.media.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import social.lindworm.storage.Content;

/// Image files for tests, made on the spot.
public final class TestImages {

    private TestImages() {}

    /// Four coloured quarters: red and green above, blue and yellow below.
    public static BufferedImage quarters(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        Color[] colours = {Color.RED, Color.GREEN, Color.BLUE, Color.YELLOW};
        for (int i = 0; i < 4; i++) {
            graphics.setColor(colours[i]);
            graphics.fillRect(i % 2 * (width / 2), i / 2 * (height / 2), (width + 1) / 2, (height + 1) / 2);
        }
        graphics.dispose();
        return image;
    }

    public static byte[] jpeg(int width, int height) {
        return write(quarters(width, height, BufferedImage.TYPE_INT_RGB), "jpeg", false);
    }

    public static byte[] progressiveJpeg(int width, int height) {
        return write(quarters(width, height, BufferedImage.TYPE_INT_RGB), "jpeg", true);
    }

    public static byte[] png(int width, int height) {
        return write(quarters(width, height, BufferedImage.TYPE_INT_RGB), "png", false);
    }

    public static byte[] interlacedPng(int width, int height) {
        return write(quarters(width, height, BufferedImage.TYPE_INT_RGB), "png", true);
    }

    public static byte[] gif(int width, int height) {
        return write(quarters(width, height, BufferedImage.TYPE_INT_RGB), "gif", false);
    }

    public static byte[] webp(int width, int height) {
        return bytes(Encoder.COPY.encode(quarters(width, height, BufferedImage.TYPE_INT_RGB), ImageFormat.WEBP));
    }

    static byte[] bytes(EncodedImage image) {
        try (var stream = image.content().open()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] write(BufferedImage image, String format, boolean progressive) {
        return write(new IIOImage(image, null, null), format, progressive);
    }

    static byte[] write(IIOImage image, String format, boolean progressive) {
        ImageWriter writer = null;
        var writers = ImageIO.getImageWritersByFormatName(format);
        while (writer == null || !writer.getClass().getName().startsWith("com.sun.")) {
            writer = writers.next();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            if (progressive) {
                param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(output);
            writer.write(null, image, param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static BufferedImage read(EncodedImage image) {
        try (MemoryCacheImageInputStream input =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes(image)))) {
            String format = image.format().name().toLowerCase(java.util.Locale.ROOT);
            ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
            reader.setInput(input);
            return reader.read(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ImageHeader header(byte[] file) {
        ImageJudge judge = new ImageJudge(ImageLimits.of(100_000_000, 100_000_000));
        try {
            return switch (judge.judge(Content.of(file))) {
                case Judgement.Good(ImageHeader header) -> header;
                case Judgement.Bad(var why) -> throw new AssertionError(why);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The block that a camera writes: an orientation, and a text that must not survive.
    static byte[] exif(int orientation) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("Exif\0\0MM\0*\0\0\0\u0008".getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(new byte[] {0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0});
        bytes.writeBytes("SECRET PLACE".getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }

    static byte[] withExif(byte[] jpeg, int orientation) {
        return withSegment(jpeg, 0xe1, exif(orientation));
    }

    static byte[] withSegment(byte[] jpeg, int marker, byte[] segment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(jpeg, 0, 2);
        bytes.write(0xff);
        bytes.write(marker);
        bytes.write((segment.length + 2) >> 8);
        bytes.write(segment.length + 2);
        bytes.writeBytes(segment);
        bytes.write(jpeg, 2, jpeg.length - 2);
        return bytes.toByteArray();
    }

    /// A PNG whose header says this size and whose data are missing.
    public static byte[] pngHeader(int width, int height) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream data = new DataOutputStream(bytes);
            data.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream fields = new DataOutputStream(header);
            fields.writeInt(width);
            fields.writeInt(height);
            fields.write(new byte[] {8, 2, 0, 0, 0});
            chunk(data, "IHDR", header.toByteArray());
            chunk(data, "IDAT", new byte[10]);
            chunk(data, "IEND", new byte[0]);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] withPngChunk(byte[] png, String type, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        int afterHeader = 8 + 25;
        data.write(png, 0, afterHeader);
        chunk(data, type, content);
        data.write(png, afterHeader, png.length - afterHeader);
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream data, String type, byte[] content) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        data.writeInt(content.length);
        data.write(name);
        data.write(content);
        data.writeInt((int) sum.getValue());
    }
}
