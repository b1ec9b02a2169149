package social.lindworm.media.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import social.lindworm.common.Message;
import social.lindworm.storage.Content;

class ImageJudgeTest {

    private final ImageJudge judge = new ImageJudge(new ImageLimits(200_000, 1_000_000, 500_000));

    private Judgement judge(byte[] file) throws IOException {
        return judge.judge(Content.of(file));
    }

    private static void assertBad(Judgement judgement, Message why) {
        assertThat(judgement).isEqualTo(new Judgement.Bad(why));
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of(ImageFormat.JPEG, false, TestImages.jpeg(61, 40)),
                Arguments.of(ImageFormat.JPEG, true, TestImages.progressiveJpeg(61, 40)),
                Arguments.of(ImageFormat.PNG, false, TestImages.png(61, 40)),
                Arguments.of(ImageFormat.PNG, false, TestImages.interlacedPng(61, 40)),
                Arguments.of(ImageFormat.GIF, false, TestImages.gif(61, 40)),
                Arguments.of(ImageFormat.WEBP, true, TestImages.webp(61, 40)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void eachFormatIsKnownByItsContent(ImageFormat format, boolean whole, byte[] file) throws IOException {
        assertThat(judge(file))
                .isEqualTo(new Judgement.Good(new ImageHeader(format, 61, 40, whole, Orientation.UPRIGHT)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileCutShortIsDamagedWhereverItIsCut(ImageFormat format, boolean whole, byte[] file) throws IOException {
        for (int length = 12; length < file.length - (format == ImageFormat.GIF ? 2 : 1); length += 7) {
            assertBad(judge(Arrays.copyOf(file, length)), Message.of("media.error.damaged"));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void spoiledBytesNeverLeadToAnythingButAJudgement(ImageFormat format, boolean whole, byte[] file)
            throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            byte[] spoiled = file.clone();
            for (int j = 0; j < 5; j++) {
                spoiled[random.nextInt(spoiled.length)] = (byte) random.nextInt();
            }
            assertThat(judge(spoiled)).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GIF",
                "GIF88a and so on",
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "<html>",
                "BM......",
                "RIFF....WAVEfmt ",
                "%PDF-1.7",
                "\u0089PNG but not quite"
            })
    void whatIsNoImageIsTold(String text) throws IOException {
        assertBad(judge(text.getBytes(StandardCharsets.ISO_8859_1)), Message.of("media.error.format"));
    }

    @Test
    void anEmptyFileIsTold() throws IOException {
        assertBad(judge(new byte[0]), Message.of("media.error.empty"));
    }

    @Test
    void anImageOfFiftyThousandPixelsSquareIsRefusedByItsHeader() throws IOException {
        assertBad(
                judge(TestImages.pngHeader(50_000, 50_000)),
                Message.of("media.error.tooManyPixels", 50_000, 50_000, 1L));
    }

    @Test
    void sidesNoImageHasAreDamage() throws IOException {
        assertBad(judge(TestImages.pngHeader(0, 10)), Message.of("media.error.damaged"));
        assertBad(judge(TestImages.pngHeader(-1, -1)), Message.of("media.error.damaged"));
    }

    @Test
    void aThinEndlessImageIsRefused() throws IOException {
        assertThat(judge(TestImages.pngHeader(900_000, 1))).isInstanceOf(Judgement.Bad.class);
    }

    @Test
    void formatsThatAreDecodedWholeHaveALowerLimit() throws IOException {
        assertThat(judge(TestImages.jpeg(1000, 600))).isInstanceOf(Judgement.Good.class);
        assertBad(judge(TestImages.progressiveJpeg(1000, 600)), Message.of("media.error.tooManyPixels", 1000, 600, 0L));
    }

    @Test
    void aFileOfTooManyBytesIsNotOpened() throws IOException {
        assertBad(judge(new byte[200_001]), Message.of("media.error.tooManyBytes", 0L));
    }

    @Test
    void aWebpFrameLargerThanItsCanvasCannotHide() throws IOException {
        byte[] file = TestImages.webp(900, 550);
        byte[] canvas = "RIFF____WEBPVP8X\n\0\0\0\0\0\0\0\u0009\0\0\u0009\0\0".getBytes(StandardCharsets.ISO_8859_1);
        byte[] both = Arrays.copyOf(canvas, canvas.length + file.length - 12);
        System.arraycopy(file, 12, both, canvas.length, file.length - 12);
        for (int i = 0; i < 4; i++) {
            both[4 + i] = (byte) ((both.length - 8) >> (8 * i));
        }

        assertThat(TestImages.header(both).width()).isEqualTo(900);
        assertThat(judge(both)).isEqualTo(judge(both)).isInstanceOf(Judgement.Good.class);
    }

    @Test
    void theOrientationIsReadFromJpegAndPng() throws IOException {
        byte[] exif = TestImages.exif(6);
        byte[] png = TestImages.withPngChunk(TestImages.png(4, 4), "eXIf", Arrays.copyOfRange(exif, 6, exif.length));

        assertThat(TestImages.header(TestImages.withExif(TestImages.jpeg(4, 4), 6))
                        .orientation())
                .isEqualTo(Orientation.TURN_RIGHT);
        assertThat(TestImages.header(png).orientation()).isEqualTo(Orientation.TURN_RIGHT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 200})
    void orientationsThatDoNotExistAreUpright(int number) {
        assertThat(TestImages.header(TestImages.withExif(TestImages.jpeg(4, 4), number))
                        .orientation())
                .isEqualTo(Orientation.UPRIGHT);
    }
}
