package social.lindworm.media.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import social.lindworm.storage.Content;

/// WebP as strangers send it.
class WebpUploadTest {

    private static final ImageRecipe COVER = new ImageRecipe(1600, List.of(80), false, false);
    private static final ImageRecipe LOGO = new ImageRecipe(512, List.of(64), false, true);
    private static final int ANIMATED = 0x02;
    private static final int PROFILE = 0x20;

    private static BufferedImage master(byte[] file, ImageRecipe recipe) throws IOException, BadImageException {
        return TestImages.read(new ImageWorkshop(1)
                .make(Content.of(file), TestImages.header(file), recipe)
                .master());
    }

    private static BufferedImage flat(Color colour, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return image;
    }

    private static void assertNear(BufferedImage image, int x, int y, Color expected) {
        Color seen = new Color(image.getRGB(x, y), true);
        assertThat(new int[] {seen.getRed(), seen.getGreen(), seen.getBlue()})
                .as("%s at %d, %d is %s", seen, x, y, expected)
                .satisfies(
                        rgb -> assertThat(Math.abs(rgb[0] - expected.getRed())).isLessThan(8),
                        rgb -> assertThat(Math.abs(rgb[1] - expected.getGreen()))
                                .isLessThan(8),
                        rgb -> assertThat(Math.abs(rgb[2] - expected.getBlue())).isLessThan(8));
    }

    @ParameterizedTest
    @CsvSource({"254,0,0", "255,0,0", "0,0,254", "10,250,4", "128,64,200", "255,255,255", "0,0,0", "200,30,90"})
    void flatColoursComeOutAsTheyCame(int red, int green, int blue) throws Exception {
        Color colour = new Color(red, green, blue);

        BufferedImage opaque = new BufferedImage(160, 240, BufferedImage.TYPE_INT_RGB);
        opaque.createGraphics().drawImage(flat(colour, 160, 240), 0, 0, null);
        byte[] strong = TestImages.bytes(Encoder.COPY.encode(opaque, ImageFormat.WEBP));

        assertNear(master(strong, COVER), 80, 120, colour);
        assertNear(master(TestWebp.lossy(flat(colour, 160, 240)), COVER), 80, 120, colour);
        assertNear(master(TestWebp.lossless(flat(colour, 160, 240)), COVER), 80, 120, colour);
    }

    @Test
    void transparencyStaysInLogosAndBecomesWhiteInCovers() throws Exception {
        BufferedImage image = new BufferedImage(100, 100, BufferedImage.TYPE_INT_ARGB);
        image.getRaster().setRect(32, 32, flat(Color.RED, 48, 48).getRaster());

        for (byte[] file : List.of(TestWebp.lossy(image), TestWebp.lossless(image))) {
            assertNear(master(file, COVER), 5, 5, Color.WHITE);
            assertNear(master(file, COVER), 56, 56, Color.RED);
            assertThat(new Color(master(file, LOGO).getRGB(5, 5), true).getAlpha())
                    .isZero();
            assertThat(new Color(master(file, LOGO).getRGB(50, 50), true).getAlpha())
                    .isEqualTo(255);
        }
    }

    @Test
    void anAnimationStandsStillAtItsFirstFrame() throws Exception {
        byte[] file = TestWebp.extended(
                ANIMATED,
                new Size(100, 60),
                TestWebp.chunk("ANIM", new byte[6]),
                TestWebp.frame(0, 0, TestWebp.lossy(flat(Color.RED, 100, 60))),
                TestWebp.frame(0, 0, TestWebp.lossy(flat(Color.BLUE, 100, 60))));

        assertNear(master(file, COVER), 50, 30, Color.RED);
    }

    @Test
    void aFirstFrameSmallerThanItsCanvasKeepsItsPlace() throws Exception {
        byte[] file = TestWebp.extended(
                ANIMATED,
                new Size(100, 60),
                TestWebp.chunk("ANIM", new byte[6]),
                TestWebp.frame(40, 20, TestWebp.lossless(flat(Color.RED, 30, 30))));

        BufferedImage master = master(file, COVER);

        assertThat(new Size(master.getWidth(), master.getHeight())).isEqualTo(new Size(100, 60));
        assertNear(master, 55, 35, Color.RED);
        assertNear(master, 20, 35, Color.WHITE);
        assertNear(master, 85, 35, Color.WHITE);
    }

    @Test
    void theCamerasOrientationIsFollowedAndItsSecretsAreDropped() throws Exception {
        BufferedImage quarters = TestImages.quarters(160, 80, BufferedImage.TYPE_INT_RGB);
        byte[] file = TestWebp.extended(
                0x08,
                new Size(160, 80),
                TestWebp.pictureChunks(TestWebp.lossless(quarters)),
                TestWebp.chunk("EXIF", TestImages.exif(6)));

        Made made = new ImageWorkshop(1).make(Content.of(file), TestImages.header(file), COVER);

        assertThat(made.master().size()).isEqualTo(new Size(80, 160));
        assertNear(TestImages.read(made.master()), 60, 20, Color.RED);
        assertNear(TestImages.read(made.master()), 20, 20, Color.BLUE);
        assertThat(new String(TestImages.bytes(made.master()), StandardCharsets.ISO_8859_1))
                .doesNotContain("SECRET");
    }

    @Test
    void coloursOfAnotherSpaceAreConverted() throws Exception {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] picture = TestWebp.pictureChunks(TestWebp.lossless(flat(new Color(0x373737), 40, 40)));

        byte[] file = TestWebp.extended(PROFILE, new Size(40, 40), TestWebp.chunk("ICCP", profile), picture);
        byte[] nonsense = TestWebp.extended(PROFILE, new Size(40, 40), TestWebp.chunk("ICCP", new byte[40]), picture);

        assertNear(master(file, COVER), 20, 20, new Color(128, 128, 128));
        assertNear(master(nonsense, COVER), 20, 20, new Color(0x373737));
    }

    @Test
    void aHugeImageIsMadeSmallerWhileItIsRead() throws Exception {
        byte[] file = TestWebp.lossy(flat(Color.RED, 5000, 3600));

        BufferedImage decoded = Decoder.decode(Content.of(file), TestImages.header(file));

        assertThat((long) decoded.getWidth() * decoded.getHeight()).isBetween(15_000_000L, 16_000_000L);
        assertNear(decoded, 100, 100, Color.RED);
    }

    @Test
    void aPictureLargerThanWasJudgedIsDamage() {
        byte[] large = TestWebp.lossy(flat(Color.RED, 400, 400));
        ImageHeader small = TestImages.header(TestWebp.lossy(flat(Color.RED, 40, 40)));

        assertThatThrownBy(() -> Decoder.decode(Content.of(large), small)).isInstanceOf(BadImageException.class);
    }

    /// Native code reads these files, so they are spoiled more often than others.
    @Test
    void spoiledFilesAreRefusedOrReadButNeverFailOtherwise() throws Exception {
        Random random = new Random(5);
        BufferedImage quarters = TestImages.quarters(120, 90, BufferedImage.TYPE_INT_ARGB);
        byte[] animated =
                TestWebp.extended(ANIMATED, new Size(120, 90), TestWebp.frame(0, 0, TestWebp.lossy(quarters)));
        for (byte[] file : List.of(TestWebp.lossy(quarters), TestWebp.lossless(quarters), animated)) {
            ImageHeader header = TestImages.header(file);
            for (int i = 0; i < 2_000; i++) {
                byte[] spoiled = i % 4 == 0 ? Arrays.copyOf(file, random.nextInt(file.length)) : file.clone();
                for (int j = 0; j < 1 + i % 20 && spoiled.length > 0; j++) {
                    spoiled[random.nextInt(spoiled.length)] = (byte) random.nextInt();
                }
                try {
                    assertThat(Decoder.decode(Content.of(spoiled), header).getWidth())
                            .isPositive();
                } catch (BadImageException e) {
                    assertThat(e.shown().key()).isEqualTo("media.error.damaged");
                }
            }
        }
    }
}
