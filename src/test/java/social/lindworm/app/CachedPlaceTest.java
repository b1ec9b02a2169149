package social.lindworm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.jobs.RecurringJob;
import social.lindworm.media.MediaInventory;
import social.lindworm.media.image.TestImages;
import social.lindworm.storage.s3.S3TestServer;
import social.lindworm.web.Browser;
import social.lindworm.web.OneAnswer;

/// A cover given by its address, on a whole server with a store of its own for such pictures.
@OnBothDatabases
class CachedPlaceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Engine engine;
    private final OneAnswer source = new OneAnswer(200, "image/jpeg", TestImages.jpeg(300, 450));

    CachedPlaceTest(Engine engine) {
        this.engine = engine;
    }

    @AfterEach
    void close() {
        source.close();
    }

    /// @return the path of its page
    private String addBook(TestApp app, Browser ada) {
        app.found(ada, app.features().sites().adminCode());
        Browser.Page added =
                ada.post("/create-book", "title", "The Left Hand of the Lindworm", "cover_url", source.address());
        assertThat(added.status()).as(added.text()).isEqualTo(303);
        return added.location();
    }

    private static List<Element> cover(Browser browser, String book) {
        return browser.open(book).html().select(".title-page-cover img");
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(30).toNanos());
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private static List<String> files(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void itLiesThereAndIsShownGoesFromThereAndComesBackThereOnDemand() throws Exception {
        try (TestApp app = TestApp.startFetchingHere(
                        engine, "REMOTE_STORAGE_URL", "file:remote-images", "REMOTE_MEDIA_DAYS", "30");
                Browser ada = app.browser()) {
            Path remote = app.home().resolve("remote-images");
            String book = addBook(app, ada);
            await(() -> !cover(ada, book).isEmpty());

            List<String> there = files(remote);
            assertThat(there).hasSize(13).allMatch(file -> file.startsWith("cached/"));
            assertThat(files(app.home().resolve("images"))).isEmpty();
            String address = cover(ada, book).getFirst().attr("src");
            assertThat(address).startsWith("/images/cached/thumbnails/covers/");
            assertThat(ada.get(address).type()).isEqualTo("image/jpeg");

            app.features().media().noteUse();
            app.instance().database().change(handle -> handle.execute("update media set used_day = 0"));
            job(app, "media.expire").run();
            MediaInventory inventory = new MediaInventory(app.instance().database());
            await(() -> inventory.contents().objects() == 0);
            assertThat(files(remote)).isEmpty();

            await(() -> !cover(ada, book).isEmpty());
            assertThat(files(remote)).isEqualTo(there);
            assertThat(files(app.home().resolve("images"))).isEmpty();
        }
    }

    private static RecurringJob job(TestApp app, String name) {
        return app.features().recurringJobs().stream()
                .filter(job -> job.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void pagesMayLoadItFromABucketOfItsOwn() {
        try (S3TestServer server = new S3TestServer();
                TestApp app = TestApp.startFetchingHere(
                        engine,
                        "REMOTE_STORAGE_URL",
                        "s3://AKIDEXAMPLE:a%2Fsecret%2Bof%3Dours@books?region=eu-test-1&addressing=path&endpoint="
                                + server.config().endpoint());
                Browser ada = app.browser()) {
            String book = addBook(app, ada);
            await(() -> !cover(ada, book).isEmpty());

            String bucket = server.config().endpoint() + "/books/images/";
            assertThat(cover(ada, book).getFirst().attr("src")).startsWith(bucket + "cached/thumbnails/covers/");
            assertThat(ada.open(book).header("Content-Security-Policy"))
                    .containsPattern("img-src [^;]*" + server.config().endpoint());
            assertThat(server.objects().keySet()).hasSize(13).allMatch(key -> key.startsWith("images/cached/"));
            assertThat(files(app.home().resolve("images"))).isEmpty();
        }
    }
}
