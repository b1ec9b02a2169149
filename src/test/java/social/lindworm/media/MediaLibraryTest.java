package social.lindworm.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.common.Message;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.media.image.TestImages;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectKey;
import social.lindworm.web.OneAnswer;
import social.lindworm.web.view.Picture;

@OnBothDatabases
class MediaLibraryTest {

    private final Engine engine;
    private final MediaFixture fixture;
    private final MediaLibrary library;

    MediaLibraryTest(Engine engine) {
        this.engine = engine;
        this.fixture = new MediaFixture(engine);
        this.library = fixture.library;
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void anUploadIsShownOnceItsJobHasRun() {
        MediaId id = fixture.kept(MediaKind.COVER, TestImages.png(300, 450));

        assertThat(library.state(id)).contains(new MediaState.Waiting());
        assertThat(library.pictures(List.of(id.value()))).isEmpty();
        fixture.runJobs();

        Picture picture = library.pictures(List.of(id.value())).get(id.value());
        assertThat(library.state(id)).contains(new MediaState.Ready(picture));
        assertThat(picture.width()).isEqualTo(300);
        assertThat(picture.height()).isEqualTo(450);
        assertThat(picture.webp()).extracting(Picture.Size::width).containsExactly(53, 67, 100, 133, 167, 300);
        assertThat(picture.jpeg()).hasSize(6);
    }

    @Test
    void everyAddressOfAPictureHasItsFileAndTheUploadIsGone() {
        MediaId id = fixture.kept(MediaKind.COVER, TestImages.gif(100, 140));
        assertThat(fixture.keys()).singleElement().asString().startsWith("incoming/");

        fixture.runJobs();

        Picture picture = library.pictures(List.of(id.value())).get(id.value());
        List<String> shown = java.util.stream.Stream.concat(picture.webp().stream(), picture.jpeg().stream())
                .map(size -> size.url().substring("/images/".length()))
                .toList();
        assertThat(fixture.keys()).containsAll(shown).hasSize(shown.size() + 1);
        assertThat(fixture.keys()).anyMatch(key -> key.matches("covers/[0-9a-f-]{36}\\.jpg"));
        assertThat(fixture.keys()).anyMatch(key -> key.matches("thumbnails/covers/[0-9a-f-]{36}/80\\.webp"));
        assertThat(fixture.store.attributes(new ObjectKey(shown.getFirst())))
                .contains(Attributes.immutable("image/webp"));
    }

    @Test
    void theLedgerKnowsEveryFile() {
        fixture.kept(MediaKind.AVATAR, TestImages.jpeg(500, 600));
        fixture.runJobs();

        List<String> ledger = fixture.database.read(handle -> handle.createQuery(
                        "select object_key from media_file where bytes > 0 and length(content_hash) = 64 order by object_key")
                .mapTo(String.class)
                .list());
        assertThat(ledger).containsExactlyInAnyOrderElementsOf(fixture.keys()).hasSize(5);
    }

    @Test
    void whatIsNoImageIsRefusedAndLeavesNothing() {
        Keeping keeping = library.keep(MediaKind.COVER, Content.of("<svg/>".getBytes(StandardCharsets.UTF_8)), 1);

        assertThat(keeping).isEqualTo(new Keeping.Refused(Message.of("media.error.format")));
        assertThat(library.keep(MediaKind.COVER, Content.of(TestImages.pngHeader(50_000, 50_000)), 1))
                .isEqualTo(new Keeping.Refused(Message.of("media.error.tooManyPixels", 50_000, 50_000, 5L)));
        assertThat(fixture.keys()).isEmpty();
    }

    @Test
    void pixelsThatTurnOutToBeDamagedAreTold() {
        byte[] png = TestImages.png(300, 300);
        Arrays.fill(png, 60, 200, (byte) 0x55);
        MediaId id = fixture.kept(MediaKind.COVER, png);

        fixture.runJobs();

        assertThat(library.state(id)).contains(new MediaState.Broken(Message.of("media.error.damaged")));
        assertThat(fixture.keys()).isEmpty();
    }

    @Test
    void aDiscardedPictureTakesItsCopiesAlong() {
        MediaId stays = fixture.kept(MediaKind.COVER, TestImages.png(90, 90));
        MediaId goes = fixture.kept(MediaKind.COVER, TestImages.png(90, 90));
        fixture.runJobs();
        int before = fixture.keys().size();
        assertThat(library.pictures(List.of(goes.value()))).hasSize(1);

        library.discard(goes);
        assertThat(library.pictures(List.of(goes.value()))).isEmpty();
        fixture.runJobs();

        assertThat(fixture.keys()).hasSize(before / 2);
        assertThat(library.state(goes)).isEmpty();
        assertThat(library.state(stays).orElseThrow()).isInstanceOf(MediaState.Ready.class);
        library.discard(goes);
    }

    @Test
    void aPictureDiscardedBeforeItIsMadeLeavesNothing() {
        MediaId id = fixture.kept(MediaKind.COVER, TestImages.png(90, 90));

        library.discard(id);
        fixture.runJobs();

        assertThat(fixture.keys()).isEmpty();
        assertThat(library.state(id)).isEmpty();
    }

    @Test
    void aDiscardingThatIsRolledBackChangesNothing() {
        MediaId id = fixture.kept(MediaKind.COVER, TestImages.png(90, 90));
        fixture.runJobs();

        assertThatThrownBy(() -> fixture.database.change(handle -> {
                    library.discard(handle, id);
                    throw new IllegalStateException("changed my mind");
                }))
                .isInstanceOf(IllegalStateException.class);
        fixture.runJobs();

        assertThat(library.pictures(List.of(id.value()))).hasSize(1);
    }

    @Test
    void aPictureIsFetchedFromItsAddress() {
        OneAnswer server = new OneAnswer(200, "image/webp", TestImages.webp(120, 180));
        MediaId id = MediaFixture.id(library.keep(MediaKind.COVER, server.address(), 7));
        assertThat(library.state(id)).contains(new MediaState.Waiting());

        fixture.runJobs();
        server.close();

        assertThat(library.pictures(List.of(id.value())).get(id.value()).height())
                .isEqualTo(180);
    }

    @Test
    void anAddressWithoutAPictureIsTold() {
        OneAnswer missing = new OneAnswer(404, "text/html", new byte[0]);
        OneAnswer page = new OneAnswer(200, "text/html", new byte[10]);
        OneAnswer liar = new OneAnswer(200, "image/png", "<svg/>".getBytes(StandardCharsets.UTF_8));
        List<MediaId> ids = List.of(missing, page, liar).stream()
                .map(server -> MediaFixture.id(library.keep(MediaKind.COVER, server.address(), 7)))
                .toList();

        fixture.runJobs();
        List.of(missing, page, liar).forEach(OneAnswer::close);

        assertThat(ids)
                .extracting(id -> ((MediaState.Broken) library.state(id).orElseThrow()).why())
                .containsExactly(
                        Message.of("fetch.error.notFound", "127.0.0.1"),
                        Message.of("fetch.error.type"),
                        Message.of("media.error.format"));
    }

    @Test
    void aServerThatIsAwayIsAskedAgainAndGivenUpInTheEnd() {
        OneAnswer busy = new OneAnswer(503, "text/html", new byte[0]);
        MediaId id = MediaFixture.id(library.keep(MediaKind.COVER, busy.address(), 7));

        fixture.runJobs();
        assertThat(library.state(id)).contains(new MediaState.Waiting());
        for (int i = 0; i < FetchImage.ATTEMPTS; i++) {
            fixture.runJobsLater(Duration.ofMinutes(10));
        }
        busy.close();

        assertThat(library.state(id))
                .contains(new MediaState.Broken(Message.of("fetch.error.status", "127.0.0.1", "503")));
    }

    @Test
    void whatIsNoAddressIsRefusedAtOnce() {
        assertThat(library.keep(MediaKind.COVER, "file:///etc/passwd", 7))
                .isEqualTo(new Keeping.Refused(Message.of("fetch.error.address")));
    }

    @Test
    void aFullStoreIsTold() {
        try (MediaFixture small = new MediaFixture(engine, true, 10)) {
            assertThat(small.library.keep(MediaKind.COVER, Content.of(TestImages.png(90, 90)), 7))
                    .isEqualTo(new Keeping.Refused(Message.of("storage.error.full")));
        }
    }

    @Test
    void avatarsHaveAnAddressForEverySize() {
        MediaId id = fixture.kept(MediaKind.AVATAR, TestImages.png(300, 200));
        assertThat(library.url(id, 64)).isEmpty();
        fixture.runJobs();

        assertThat(library.url(id, 64).orElseThrow()).endsWith("/120.webp");
        assertThat(library.url(id, 150).orElseThrow()).endsWith("/240.webp");
        assertThat(library.url(id, 1000).orElseThrow()).endsWith("/240.webp");
        assertThat(library.url(new MediaId(999), 64)).isEmpty();
    }

    @Test
    void aPictureIsOfItsKindOnly() {
        MediaId id = fixture.kept(MediaKind.AVATAR, TestImages.png(30, 20));

        assertThat(library.has(id, MediaKind.AVATAR)).isTrue();
        assertThat(library.has(id, MediaKind.COVER)).isFalse();
        assertThat(library.has(new MediaId(999), MediaKind.AVATAR)).isFalse();
    }

    @Test
    void copiesSwitchedOffAreMadeLater() throws Exception {
        try (MediaFixture plain = new MediaFixture(engine, false, Long.MAX_VALUE)) {
            MediaId id = plain.kept(MediaKind.COVER, TestImages.jpeg(300, 450));
            plain.runJobs();
            assertThat(plain.keys()).hasSize(1);
            assertThat(plain.library
                            .pictures(List.of(id.value()))
                            .get(id.value())
                            .webp())
                    .isEmpty();

            Thumbnails.Outcome first = plain.media
                    .thumbnails()
                    .generate(false, (done, total) -> assertThat(done).isLessThanOrEqualTo(total));
            Thumbnails.Outcome again = plain.media.thumbnails().generate(false, (done, total) -> {});
            Thumbnails.Outcome all = plain.media.thumbnails().generate(true, (done, total) -> {});

            assertThat(first).isEqualTo(new Thumbnails.Outcome(1, 0));
            assertThat(again).isEqualTo(new Thumbnails.Outcome(0, 0));
            assertThat(all).isEqualTo(new Thumbnails.Outcome(1, 0));
            assertThat(plain.library
                            .pictures(List.of(id.value()))
                            .get(id.value())
                            .webp())
                    .hasSize(6);
            assertThat(plain.keys()).hasSize(13);
        }
    }

    @Test
    void aMasterThatIsMissingIsCountedAndTheRestIsMade() {
        try (MediaFixture plain = new MediaFixture(engine, false, Long.MAX_VALUE)) {
            plain.kept(MediaKind.COVER, TestImages.jpeg(60, 60));
            plain.kept(MediaKind.COVER, TestImages.jpeg(60, 60));
            plain.runJobs();
            plain.store.delete(new ObjectKey(plain.keys().getFirst()));

            assertThat(plain.media.thumbnails().generate(false, (done, total) -> {}))
                    .isEqualTo(new Thumbnails.Outcome(1, 1));
        }
    }
}
