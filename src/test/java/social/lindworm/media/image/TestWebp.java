package social.lindworm.media.image;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPWriteParam;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// WebP files as other programs write them, put together chunk by chunk (RFC 9649).
final class TestWebp {

    private TestWebp() {}

    static byte[] lossy(BufferedImage image) {
        return encode(image, CompressionType.Lossy);
    }

    static byte[] lossless(BufferedImage image) {
        return encode(image, CompressionType.Lossless);
    }

    private static byte[] encode(BufferedImage image, CompressionType type) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("webp").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            WebPWriteParam param = (WebPWriteParam) writer.getDefaultWriteParam();
            param.setCompressionType(type);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// The chunks of a file that holds one picture, without what introduces them.
    static byte[] pictureChunks(byte[] file) {
        int skipped = new String(file, 12, 4, StandardCharsets.US_ASCII).equals("VP8X") ? 12 + 18 : 12;
        ByteBuffer chunks = ByteBuffer.allocate(file.length - skipped);
        return chunks.put(file, skipped, file.length - skipped).array();
    }

    /// A file of the extended kind with a canvas of this size.
    static byte[] extended(int flags, Size canvas, byte[]... chunks) {
        byte[] introduction = bytes(10)
                .putInt(flags)
                .putShort((short) (canvas.width() - 1))
                .put((byte) 0)
                .putShort((short) (canvas.height() - 1))
                .array();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("WEBP".getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(chunk("VP8X", introduction));
        for (byte[] chunk : chunks) {
            body.writeBytes(chunk);
        }
        return chunk("RIFF", body.toByteArray());
    }

    /// A frame of an animation, whose corner lies at even numbers of pixels.
    static byte[] frame(int x, int y, byte[] still) {
        ImageHeader header = TestImages.header(still);
        byte[] picture = pictureChunks(still);
        byte[] content = new byte[16 + picture.length];
        ByteBuffer frame = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        for (int number : new int[] {x / 2, y / 2, header.width() - 1, header.height() - 1, 100}) {
            frame.putShort((short) number).put((byte) 0);
        }
        frame.put((byte) 0).put(picture);
        return chunk("ANMF", content);
    }

    static byte[] chunk(String type, byte[] content) {
        return bytes(8 + content.length + content.length % 2)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static ByteBuffer bytes(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
