package social.lindworm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.book.Covers;
import social.lindworm.book.LibraryCovers;
import social.lindworm.common.Message;
import social.lindworm.config.Config;
import social.lindworm.config.StorageConfig;
import social.lindworm.media.MediaId;
import social.lindworm.media.MediaLibrary;
import social.lindworm.media.MediaMove;
import social.lindworm.media.MediaState;
import social.lindworm.media.image.TestImages;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.local.LocalStore;
import social.lindworm.storage.migrate.CopyOutcome;
import social.lindworm.storage.migrate.CopyProgress;
import social.lindworm.storage.migrate.Proofs;
import social.lindworm.storage.s3.CorsRule;
import social.lindworm.storage.s3.S3Bucket;
import social.lindworm.storage.s3.S3TestServer;
import social.lindworm.web.Browser;
import social.lindworm.web.TestWeb;
import social.lindworm.web.Upload;
import social.lindworm.web.view.Picture;

/// A whole instance before, during and after its files move to a bucket.
class BucketTest {

    private static final String[] IN_THE_BUCKET = {"USE_S3", "true"};
    private static final String[] IN_THE_FOLDER = {"USE_S3", "false"};

    @TempDir
    private Path home;

    private final int port = TestWeb.freePort();
    private final S3TestServer service = new S3TestServer();
    private final List<Running> running = new ArrayList<>();

    private record Running(Instance instance, Server server) implements AutoCloseable {

        Covers covers() {
            return new LibraryCovers(server.features().media().library());
        }

        Covers.Keeping upload() {
            byte[] file = TestImages.jpeg(600, 900);
            return covers().keep(new Upload("cover.jpg", file.length, () -> new ByteArrayInputStream(file)), 0);
        }

        Picture picture(Covers.Keeping keeping) {
            long id = ((Covers.Kept) keeping).id();
            MediaLibrary library = server.features().media().library();
            while (library.state(new MediaId(id)).orElseThrow() instanceof MediaState.Waiting) {
                LockSupport.parkNanos(1_000_000);
                assertThat(Thread.interrupted()).as("out of time").isFalse();
            }
            return Optional.ofNullable(covers().pictures(List.of(id)).get(id)).orElseThrow();
        }

        Browser browser() {
            return new Browser(instance.config().web().origin());
        }

        @Override
        public void close() {
            server.close();
            instance.close();
        }
    }

    @AfterEach
    void close() {
        running.forEach(Running::close);
        service.close();
    }

    private Running start(String... settings) {
        Map<String, String> environment = new HashMap<>(Map.of("PORT", Integer.toString(port)));
        put(environment, service.settings());
        put(environment, settings);
        Instance instance = Instance.open(Config.load(home, environment));
        Running started = new Running(instance, Server.start(instance, Server.Role.ALL));
        running.add(started);
        return started;
    }

    private static void put(Map<String, String> environment, String... settings) {
        for (int i = 0; i < settings.length; i += 2) {
            environment.put(settings[i], settings[i + 1]);
        }
    }

    private Running restart(Running before, String... settings) {
        running.remove(before);
        before.close();
        return start(settings);
    }

    private CopyOutcome copy(Running from) {
        StorageConfig.S3 images =
                from.instance().config().storage().s3().require().below("images");
        try (ObjectStore folder = new LocalStore(from.instance().config().home().media(), Clock.systemUTC());
                ObjectStore there = StoreWiring.open(images, Clock.systemUTC())) {
            return new MediaMove(from.instance().database())
                    .run(
                            new MediaMove.End(folder, ""),
                            new MediaMove.End(there, images.place()),
                            new Proofs(home.resolve("proofs")),
                            CopyProgress.SILENT);
        }
    }

    private String bucket() {
        return service.config().publicBase().toString();
    }

    @Test
    void anUploadGoesToTheBucketAndPagesLinkThere() {
        Running app = start(IN_THE_BUCKET);

        Picture picture = app.picture(app.upload());

        assertThat(app.server().features().media().library().base()).isEqualTo(bucket() + "/images/");
        assertThat(picture.jpeg())
                .isNotEmpty()
                .allSatisfy(size -> assertThat(size.url()).startsWith(bucket() + "/images/thumbnails/covers/"));
        S3TestServer.Stored stored = service.objects().get(picture.fallback().substring(bucket().length() + 1));
        assertThat(stored.headers())
                .containsEntry("content-type", "image/jpeg")
                .containsEntry("cache-control", "public, max-age=31536000, immutable")
                .containsEntry("x-amz-acl", "public-read");
    }

    @Test
    void whatWasUploadedIsNotPublicBeforeItWasLookedAt() {
        Running app = start(IN_THE_BUCKET);

        app.upload();

        assertThat(service.seen())
                .filteredOn(request ->
                        request.method().equals("PUT") && request.target().contains("/incoming/"))
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("x-amz-acl"));
    }

    @Test
    void linksForOtherServersStayOnThisOneAndLeadToTheBucket() {
        Running app = start(IN_THE_BUCKET);
        Picture picture = app.picture(app.upload());

        try (Browser browser = app.browser()) {
            Browser.Page answer = browser.get(picture.lasting());

            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.location()).isEqualTo(picture.fallback());
        }
    }

    @Test
    void anInstanceThatHandsFilesOutItselfNeedsNoPublicBucket() {
        Running app = start("MEDIA_DELIVERY", "instance", "AWS_DEFAULT_ACL", "");
        Picture picture = app.picture(app.upload());

        try (Browser browser = app.browser()) {
            Browser.Page answer = browser.get(picture.fallback());

            assertThat(picture.fallback()).startsWith("/images/");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.type()).isEqualTo("image/jpeg");
        }
        assertThat(service.objects().values())
                .allSatisfy(stored -> assertThat(stored.headers()).doesNotContainKey("x-amz-acl"));
    }

    @Test
    void theSwitchBreaksNoPictureEvenOfUploadsInBetween() {
        Running before = start(IN_THE_FOLDER);
        Covers.Keeping early = before.upload();
        CopyOutcome first = copy(before);
        Covers.Keeping straggler = before.upload();

        Running after = restart(before, IN_THE_BUCKET);

        assertThat(first.complete()).isTrue();
        assertThat(after.picture(early).fallback()).startsWith(bucket() + "/images/");
        assertThat(after.picture(straggler).fallback()).startsWith("/images/");
        try (Browser browser = after.browser()) {
            assertThat(browser.get(after.picture(straggler).fallback()).type()).isEqualTo("image/jpeg");
        }
        CopyOutcome second = copy(after);
        assertThat(second.copied()).isEqualTo(first.copied());
        assertThat(second.alreadyThere()).isEqualTo(first.copied());
        Running later = restart(after, IN_THE_BUCKET);
        assertThat(later.picture(straggler).fallback()).startsWith(bucket() + "/images/");
    }

    @Test
    void afterAWayBackEveryPictureIsServedFromTheFolder() {
        Running before = start(IN_THE_FOLDER);
        Covers.Keeping early = before.upload();
        copy(before);
        Running away = restart(before, IN_THE_BUCKET);

        Running back = restart(away, IN_THE_FOLDER);

        assertThat(back.picture(early).fallback()).startsWith("/images/");
        try (Browser browser = back.browser()) {
            assertThat(browser.get(back.picture(early).fallback()).status()).isEqualTo(200);
        }
    }

    @Test
    void pagesTakeStaticFilesFromTheBucketOnceBrowsersMayUseThemThere() {
        start(IN_THE_BUCKET);
        Running app = running.getFirst();
        String origin = app.instance().config().web().origin();
        try (Browser browser = app.browser()) {
            assertThat(browser.get("/style").text()).contains("src=\"/static/js/main.");
        }
        try (S3Bucket there = new S3Bucket(service.config(), Clock.systemUTC())) {
            there.putCors(
                    List.of(new CorsRule(List.of(origin), List.of("GET"), List.of("*"), List.of(), Optional.empty())));
        }

        app.server().features().lookForStaticFiles();

        try (Browser browser = app.browser()) {
            Browser.Page page = browser.get("/style");
            assertThat(page.text()).contains("src=\"" + bucket() + "/static/js/main.");
            assertThat(page.header("Content-Security-Policy"))
                    .contains("script-src 'self' "
                            + URI.create(bucket()).resolve("/").toString().replaceAll("/$", ""));
        }
        assertThat(service.objects().get("static/" + fontOf(app)).headers())
                .containsEntry("content-type", "font/woff2");
    }

    @Test
    void pagesTakeStaticFilesFromThisServerAgainWhenTheBucketFails() {
        Running app = start(IN_THE_BUCKET);
        try (S3Bucket there = new S3Bucket(service.config(), Clock.systemUTC())) {
            there.putCors(List.of(new CorsRule(
                    List.of(app.instance().config().web().origin()),
                    List.of("GET"),
                    List.of("*"),
                    List.of(),
                    Optional.empty())));
        }
        app.server().features().lookForStaticFiles();
        service.refuse("GET", 503, "<Error><Code>SlowDown</Code><Message>later</Message></Error>");

        app.server().features().lookForStaticFiles();

        try (Browser browser = app.browser()) {
            assertThat(browser.get("/style").text()).contains("src=\"/static/js/main.");
        }
    }

    @Test
    void whileTheBucketIsAwayThisServerHandsPicturesOutOfTheMirror() {
        theMirrorStepsInWhen(service::close);
    }

    @Test
    void whileTheBucketRefusesThisServerHandsPicturesOutOfTheMirror() {
        theMirrorStepsInWhen(() -> refuseAll(403, "InvalidAccessKeyId"));
    }

    @Test
    void whenTheBucketIsDeletedThisServerHandsPicturesOutOfTheMirror() {
        theMirrorStepsInWhen(() -> refuseAll(404, "NoSuchBucket"));
    }

    private void refuseAll(int status, String code) {
        service.refuse("GET", status, "<Error><Code>" + code + "</Code><Message>no</Message></Error>");
    }

    private void theMirrorStepsInWhen(Runnable trouble) {
        Path mirror = home.resolve("mirror");
        Running app = start("USE_S3", "true", "MIRROR_STORAGE_URL", "file:" + mirror);
        Covers.Keeping cover = app.upload();
        Picture before = app.picture(cover);
        assertThat(before.fallback()).startsWith(bucket() + "/images/");
        assertThat(before.webp()).isNotEmpty();
        trouble.run();

        app.server().features().lookForPictures();

        Picture now = app.picture(cover);
        try (Browser browser = app.browser()) {
            assertThat(now.fallback()).startsWith("/images/");
            assertThat(browser.get(now.fallback()).type()).isEqualTo("image/jpeg");
            assertThat(browser.get(now.lasting()).type()).isEqualTo("image/jpeg");
            assertThat(now.webp())
                    .isNotEmpty()
                    .allSatisfy(
                            size -> assertThat(browser.get(size.url()).type()).isEqualTo("image/webp"));
        }
    }

    private static String fontOf(Running app) {
        return app.server().features().assets().publishedName("fonts/literata-latin.woff2");
    }

    @Test
    void anUploadThatTheBucketRefusesIsSaidAndLeavesNothing() {
        Running app = start(IN_THE_BUCKET);
        service.refuse("PUT", 403, "<Error><Code>AccessDenied</Code><Message>no</Message></Error>");

        Covers.Keeping refused = app.upload();

        assertThat(refused).isEqualTo(new Covers.Refused(Message.of("storage.error.denied")));
        assertThat(count(app)).isZero();
    }

    private static long count(Running app) {
        return app.instance()
                .database()
                .read(handle -> handle.createQuery("select count(*) from media")
                        .mapTo(long.class)
                        .one());
    }
}
