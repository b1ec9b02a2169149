package social.lindworm.media.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import social.lindworm.storage.Content;

class ImageWorkshopTest {

    private static final ImageRecipe COVER = new ImageRecipe(1600, List.of(80, 100), false, false);
    private static final ImageRecipe LOGO = new ImageRecipe(512, List.of(64), false, true);

    private final ImageWorkshop workshop = new ImageWorkshop(2);

    private Made make(byte[] file, ImageRecipe recipe) throws IOException, BadImageException {
        return workshop.make(Content.of(file), TestImages.header(file), recipe);
    }

    private static void assertColour(BufferedImage image, double x, double y, Color expected) {
        Color seen = new Color(image.getRGB((int) (image.getWidth() * x), (int) (image.getHeight() * y)), true);
        int far = Math.abs(seen.getRed() - expected.getRed())
                + Math.abs(seen.getGreen() - expected.getGreen())
                + Math.abs(seen.getBlue() - expected.getBlue());
        assertThat(far).as("%s is nearly %s", seen, expected).isLessThan(90);
    }

    private static void assertUprightQuarters(BufferedImage image) {
        assertColour(image, 0.2, 0.2, Color.RED);
        assertColour(image, 0.8, 0.2, Color.GREEN);
        assertColour(image, 0.2, 0.8, Color.BLUE);
        assertColour(image, 0.8, 0.8, Color.YELLOW);
    }

    static Stream<byte[]> files() {
        return Stream.of(
                TestImages.jpeg(160, 240),
                TestImages.progressiveJpeg(160, 240),
                TestImages.png(160, 240),
                TestImages.interlacedPng(160, 240),
                TestImages.gif(160, 240),
                TestImages.webp(160, 240),
                TestImages.write(TestImages.quarters(160, 240, BufferedImage.TYPE_BYTE_INDEXED), "png", false));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFormatBecomesAMasterAndCopiesInTwoFormats(byte[] file) throws Exception {
        Made made = make(file, COVER);

        assertThat(made.master().format()).isEqualTo(ImageFormat.JPEG);
        assertThat(made.master().size()).isEqualTo(new Size(160, 240));
        assertUprightQuarters(TestImages.read(made.master()));
        assertThat(made.copies())
                .extracting(copy -> copy.derived().box() + " " + copy.image().format() + " "
                        + copy.image().size().width())
                .containsExactly("80 WEBP 53", "80 JPEG 53", "100 WEBP 67", "100 JPEG 67");
        for (Made.Copy copy : made.copies()) {
            assertThat(TestImages.header(TestImages.bytes(copy.image())).format())
                    .isEqualTo(copy.image().format());
            assertUprightQuarters(TestImages.read(copy.image()));
        }
    }

    @ParameterizedTest
    @CsvSource({"1,0,0", "2,1,0", "3,1,1", "4,0,1", "5,0,0", "6,1,0", "7,1,1", "8,0,1"})
    void everyOrientationIsTurnedUpright(int orientation, int redColumn, int redRow) throws Exception {
        byte[] file = TestImages.withExif(TestImages.jpeg(60, 40), orientation);

        BufferedImage master = TestImages.read(make(file, COVER).master());

        assertThat(master.getWidth()).isEqualTo(orientation < 5 ? 60 : 40);
        assertColour(master, redColumn == 0 ? 0.2 : 0.8, redRow == 0 ? 0.2 : 0.8, Color.RED);
        assertColour(master, redColumn == 0 ? 0.8 : 0.2, redRow == 0 ? 0.8 : 0.2, Color.YELLOW);
        boolean greenBesideRed = orientation < 5;
        assertColour(
                master,
                (redColumn == 0) == greenBesideRed ? 0.8 : 0.2,
                (redRow == 0) == greenBesideRed ? 0.2 : 0.8,
                Color.GREEN);
    }

    @Test
    void noMetadataSurvive() throws Exception {
        byte[] secret = "http://ns.adobe.com/xap/1.0/\0SECRET PLACE".getBytes(StandardCharsets.ISO_8859_1);
        byte[] jpeg = TestImages.withExif(TestImages.jpeg(60, 40), 1);
        jpeg = TestImages.withSegment(jpeg, 0xe1, secret);
        jpeg = TestImages.withSegment(jpeg, 0xed, secret);
        jpeg = TestImages.withSegment(jpeg, 0xfe, secret);
        byte[] png = TestImages.withPngChunk(TestImages.png(60, 40), "tEXt", secret);

        for (byte[] file : List.of(jpeg, png)) {
            Made made = make(file, COVER);
            assertThat(text(file)).contains("SECRET");
            assertThat(text(TestImages.bytes(made.master()))).doesNotContain("SECRET", "Exif");
            assertThat(made.copies())
                    .allSatisfy(copy ->
                            assertThat(text(TestImages.bytes(copy.image()))).doesNotContain("SECRET", "Exif"));
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /// As Adobe's programs write them: inverted.
    @Test
    void aCmykJpegKeepsItsColours() throws Exception {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 40, 40, 4, null);
        int[] cyan = {0, 255, 255, 255};
        for (int i = 0; i < 1600; i++) {
            raster.setPixel(i % 40, i / 40, cyan);
        }
        byte[] adobe = "Adobe\0d\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        byte[] file = TestImages.write(new IIOImage(raster, null, null), "jpeg", false);

        BufferedImage master = TestImages.read(
                make(TestImages.withSegment(file, 0xee, adobe), COVER).master());

        Color seen = new Color(master.getRGB(20, 20));
        assertThat(seen.getBlue()).isGreaterThan(seen.getRed() + 60);
        assertThat(seen.getGreen()).isGreaterThan(seen.getRed() + 60);
    }

    @Test
    void aPngOfSixteenBitsIsRead() throws Exception {
        BufferedImage gray = new BufferedImage(40, 40, BufferedImage.TYPE_USHORT_GRAY);
        gray.getRaster().setPixel(20, 20, new int[] {65_535});
        byte[] file = TestImages.write(gray, "png", false);

        BufferedImage master = TestImages.read(make(file, COVER).master());

        assertThat(new Color(master.getRGB(20, 20)).getRed()).isGreaterThan(200);
        assertThat(new Color(master.getRGB(5, 5)).getRed()).isLessThan(50);
    }

    @Test
    void transparencyBecomesWhiteInCoversAndStaysInLogos() throws Exception {
        BufferedImage image = new BufferedImage(100, 100, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(50, 50, 0xffff0000);
        byte[] file = TestImages.write(image, "png", false);

        assertColour(TestImages.read(make(file, COVER).master()), 0.1, 0.1, Color.WHITE);
        Made logo = make(file, LOGO);
        assertThat(logo.master().format()).isEqualTo(ImageFormat.PNG);
        assertThat(new Color(TestImages.read(logo.master()).getRGB(5, 5), true).getAlpha())
                .isZero();
        assertThat(logo.copies())
                .extracting(copy -> copy.image().format())
                .containsExactly(ImageFormat.WEBP, ImageFormat.PNG);
        assertThat(logo.copies())
                .allSatisfy(copy -> assertThat(
                                new Color(TestImages.read(copy.image()).getRGB(5, 5), true).getAlpha())
                        .isZero());
    }

    @Test
    void avatarsAreCutToTheirMiddle() throws Exception {
        BufferedImage wide = new BufferedImage(600, 200, BufferedImage.TYPE_INT_RGB);
        wide.createGraphics().fillRect(200, 0, 200, 200);
        byte[] file = TestImages.write(wide, "png", false);

        Made made = make(file, new ImageRecipe(400, List.of(120, 240), true, false));

        BufferedImage master = TestImages.read(made.master());
        assertThat(made.master().size()).isEqualTo(new Size(200, 200));
        assertColour(master, 0.03, 0.5, Color.WHITE);
        assertColour(master, 0.97, 0.5, Color.WHITE);
    }

    @Test
    void anAnimationBecomesItsFirstFrame() throws Exception {
        byte[] first = TestImages.gif(40, 40);
        byte[] animated = Arrays.copyOf(first, first.length + 50_000);
        animated[first.length - 1] = 0x2c;

        Made made = make(animated, COVER);

        assertUprightQuarters(TestImages.read(made.master()));
    }

    @Test
    void aHugeImageIsReadInPartsOfItsPixels() throws Exception {
        byte[] file = TestImages.write(TestImages.quarters(7000, 5000, BufferedImage.TYPE_BYTE_GRAY), "png", false);

        BufferedImage decoded = Decoder.decode(Content.of(file), TestImages.header(file));

        assertThat((long) decoded.getWidth() * decoded.getHeight()).isLessThan(16_000_000);
        assertThat(make(file, COVER).master().size()).isEqualTo(new Size(1600, 1143));
    }

    @Test
    void coloursOfAnotherSpaceAreConverted() throws Exception {
        BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 1600; i++) {
            image.setRGB(i % 40, i / 40, 0x373737);
        }
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] intro = "ICC_PROFILE\0\u0001\u0001".getBytes(StandardCharsets.ISO_8859_1);
        byte[] segment = Arrays.copyOf(intro, intro.length + profile.length);
        System.arraycopy(profile, 0, segment, intro.length, profile.length);
        byte[] file = TestImages.withSegment(TestImages.write(image, "jpeg", false), 0xe2, segment);

        BufferedImage master = TestImages.read(make(file, COVER).master());

        assertThat(new Color(master.getRGB(20, 20)).getRed()).isBetween(115, 140);
    }

    @Test
    void spoiledPixelsAreDamageOrStillAnImageButNeverAnotherFailure() throws Exception {
        Random random = new Random(3);
        for (byte[] file : files().toList()) {
            ImageHeader header = TestImages.header(file);
            for (int i = 0; i < 40; i++) {
                byte[] spoiled = file.clone();
                for (int j = 0; j < 20; j++) {
                    spoiled[random.nextInt(spoiled.length)] = (byte) random.nextInt();
                }
                try {
                    assertThat(workshop.make(Content.of(spoiled), header, COVER).copies())
                            .isNotEmpty();
                } catch (BadImageException e) {
                    assertThat(e.shown().key()).startsWith("media.error.");
                }
            }
        }
    }

    @Test
    void aFileOtherThanItsHeaderIsDamage() {
        byte[] large = TestImages.png(400, 400);
        ImageHeader small = TestImages.header(TestImages.png(10, 10));

        assertThatThrownBy(() -> workshop.make(Content.of(large), small, COVER)).isInstanceOf(BadImageException.class);
    }

    @Test
    void copiesCanBeMadeOfAMasterLater() throws Exception {
        Made made = make(TestImages.jpeg(160, 240), COVER);
        byte[] master = TestImages.bytes(made.master());

        List<Made.Copy> copies = workshop.derive(Content.of(master), TestImages.header(master), COVER);

        assertThat(copies)
                .extracting(Made.Copy::derived)
                .containsExactlyElementsOf(
                        made.copies().stream().map(Made.Copy::derived).toList());
    }
}
