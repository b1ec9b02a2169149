package social.lindworm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.media.Keeping;
import social.lindworm.media.MediaKind;
import social.lindworm.media.MediaLibrary;
import social.lindworm.media.image.TestImages;
import social.lindworm.storage.Content;
import social.lindworm.web.Browser;
import social.lindworm.web.view.Picture;

@OnBothDatabases
class PicturesTest {

    private final Engine engine;

    PicturesTest(Engine engine) {
        this.engine = engine;
    }

    @Test
    void aPictureGivenToARunningServerIsServedByIt() throws Exception {
        try (TestApp app = TestApp.start(engine);
                Browser browser = app.browser()) {
            MediaLibrary library = app.features().media().library();
            Keeping keeping = library.keep(MediaKind.COVER, Content.of(TestImages.jpeg(200, 300)), 0);
            Picture picture = ready(library, ((Keeping.Kept) keeping).id().value());

            for (Picture.Size size : picture.webp()) {
                Browser.Page page = browser.get(size.url());
                assertThat(page.status()).isEqualTo(200);
                assertThat(page.type()).isEqualTo("image/webp");
            }
            assertThat(browser.get(picture.fallback()).type()).isEqualTo("image/jpeg");
        }
    }

    /// The job runs in a thread of the server, soon.
    private static Picture ready(MediaLibrary library, long id) throws InterruptedException {
        Instant patience = Instant.now().plus(Duration.ofSeconds(30));
        while (Instant.now().isBefore(patience)) {
            Picture picture = library.pictures(List.of(id)).get(id);
            if (picture != null) {
                return picture;
            }
            new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("the picture never became ready");
    }
}
