package social.lindworm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.book.Covers;
import social.lindworm.book.LibraryCovers;
import social.lindworm.common.Message;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.media.image.TestImages;
import social.lindworm.web.Browser;
import social.lindworm.web.Upload;
import social.lindworm.web.view.Picture;

@OnBothDatabases
class PicturesTest {

    private final TestApp app;
    private final Covers covers;

    PicturesTest(Engine engine) {
        app = TestApp.start(engine);
        covers = new LibraryCovers(app.features().media().library());
    }

    @AfterEach
    void close() {
        app.close();
    }

    private static Upload upload(byte[] file) {
        return new Upload("../../evil.php", file.length, () -> new ByteArrayInputStream(file));
    }

    @Test
    void aPictureGivenToARunningServerIsServedByItAtOnce() {
        Covers.Kept kept = (Covers.Kept) covers.keep(upload(TestImages.jpeg(200, 300)), 0);

        Picture picture = covers.pictures(List.of(kept.id())).get(kept.id());
        try (Browser browser = app.browser()) {
            assertThat(picture.webp())
                    .hasSize(6)
                    .allSatisfy(
                            size -> assertThat(browser.get(size.url()).type()).isEqualTo("image/webp"));
            assertThat(browser.get(picture.fallback()).type()).isEqualTo("image/jpeg");
        }
        assertThat(covers.isCover(kept.id())).isTrue();
    }

    @Test
    void damageThatShowsOnlyInThePixelsIsToldAtTheForm() {
        byte[] png = TestImages.png(300, 300);
        Arrays.fill(png, 60, 200, (byte) 0x55);

        assertThat(covers.keep(upload(png), 0)).isEqualTo(new Covers.Refused(Message.of("media.error.damaged")));
    }

    @Test
    void anAddressInsideThisMachineIsToldAtTheForm() {
        String inside = app.instance().config().web().origin() + "/images/covers/a.jpg";

        assertThat(covers.keep(inside, 0))
                .isEqualTo(new Covers.Refused(Message.of("fetch.error.private", "localhost")));
    }
}
