package social.lindworm.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.jobs.Jobs;
import social.lindworm.media.image.TestImages;
import social.lindworm.storage.ObjectKey;
import social.lindworm.web.OneAnswer;

/// Pictures that go to rest after 30 days in which nobody asked for them, and come back.
@OnBothDatabases
class MediaExpiryTest {

    private final MediaFixture fixture;
    private OneAnswer source = new OneAnswer(200, "image/jpeg", TestImages.jpeg(300, 450));

    MediaExpiryTest(Engine engine) {
        fixture = MediaFixture.keepingRemote(engine, Duration.ofDays(30));
    }

    @BeforeEach
    void firstRun() throws Exception {
        expire();
    }

    @AfterEach
    void close() {
        source.close();
        fixture.close();
    }

    private MediaId fetched() {
        MediaId id = fixture.fetched(source.address());
        assertThat(fixture.library.state(id)).containsInstanceOf(MediaState.Ready.class);
        return id;
    }

    private void expire() throws Exception {
        fixture.media.recurringJobs(List.of()).getLast().run();
        fixture.runJobs();
    }

    /// Nobody asks for anything in these days.
    private void quiet(int days) throws Exception {
        expire();
        fixture.clock.turn(Duration.ofDays(days));
        expire();
    }

    private boolean isShown(MediaId id) {
        return fixture.library.pictures(List.of(id.value())).containsKey(id.value());
    }

    private long resting() {
        return new MediaInventory(fixture.database).contents().resting();
    }

    @Test
    void whatNobodyAskedForGoesToRestAndItsFilesGo() throws Exception {
        MediaId id = fetched();

        quiet(31);

        assertThat(fixture.keys()).isEmpty();
        assertThat(resting()).isEqualTo(1);
        assertThat(new MediaInventory(fixture.database).contents().objects()).isZero();
        assertThat(new MediaInventory(fixture.database).contents().waiting()).isZero();
        assertThat(isShown(id)).isFalse();
    }

    @Test
    void aPageThatWouldShowItCallsItBackOnce() throws Exception {
        MediaId id = fetched();
        List<String> before = fixture.keys();
        quiet(31);

        assertThat(isShown(id)).isFalse();
        assertThat(isShown(id)).isFalse();
        fixture.media.noteUse();
        assertThat(resting()).isZero();
        fixture.runJobs();

        assertThat(isShown(id)).isTrue();
        assertThat(fixture.keys()).isEqualTo(before);
        quiet(20);
        assertThat(isShown(id)).isTrue();
    }

    @Test
    void whatSomebodyAskedForStays() throws Exception {
        MediaId shown = fetched();
        MediaId served = fetched();
        String name = name(served);
        expire();
        fixture.clock.turn(Duration.ofDays(20));
        assertThat(isShown(shown)).isTrue();
        fixture.library.address(new ObjectKey("thumbnails/covers/" + name + "/80.webp"));
        fixture.media.noteUse();

        quiet(20);

        assertThat(resting()).isZero();
        quiet(11);
        assertThat(resting()).isEqualTo(2);
    }

    private String name(MediaId id) {
        return fixture.database
                .read(handle -> MediaStore.find(handle, id))
                .orElseThrow()
                .name();
    }

    @Test
    void whatWasUploadedNeverGoes() throws Exception {
        MediaId id = fixture.kept(MediaKind.COVER, TestImages.jpeg(300, 450));
        fixture.runJobs();

        quiet(400);

        assertThat(isShown(id)).isTrue();
        assertThat(fixture.keys()).isNotEmpty();
    }

    @Test
    void withoutASettingEverythingIsKept() throws Exception {
        MediaId id = fetched();
        MediaExpiry forEver =
                new MediaExpiry(fixture.database, new Jobs(fixture.clock), fixture.clock, Optional.empty());

        forEver.run();
        fixture.clock.turn(Duration.ofDays(4_000));
        forEver.run();
        fixture.runJobs();

        assertThat(isShown(id)).isTrue();
    }

    @Test
    void aSourceThatIsAwayIsAskedAgainTomorrow() throws Exception {
        MediaId id = fetched();
        quiet(31);
        source.close();
        source = new OneAnswer(404, "text/plain", new byte[0]);
        fixture.database.change(handle -> handle.execute("update media set source = ?", source.address()));

        assertThat(isShown(id)).isFalse();
        fixture.media.noteUse();
        fixture.runJobs();
        assertThat(fixture.library.state(id)).containsInstanceOf(MediaState.Waiting.class);
        assertThat(resting()).isEqualTo(1);

        source.close();
        source = new OneAnswer(200, "image/jpeg", TestImages.jpeg(300, 450));
        fixture.database.change(handle -> handle.execute("update media set source = ?", source.address()));
        askAndFetch(id);
        assertThat(isShown(id)).isFalse();
        fixture.clock.turn(Duration.ofDays(1).plusMinutes(1));
        askAndFetch(id);
        assertThat(isShown(id)).isTrue();
    }

    private void askAndFetch(MediaId id) {
        assertThat(isShown(id)).isFalse();
        fixture.media.noteUse();
        fixture.runJobs();
    }

    @Test
    void aRestThatWasCutOffIsFinishedBeforeItCanBeCalledBack() throws Exception {
        MediaId id = fetched();
        fixture.database.change(handle -> handle.execute("update media set used_day = 0"));
        boolean begun = fixture.database.write(handle -> MediaRest.begin(handle, id.value(), 10));
        assertThat(begun).isTrue();

        fixture.media.noteUse();
        assertThat(isShown(id)).isFalse();
        fixture.media.noteUse();

        assertThat(resting()).isEqualTo(1);
        Optional<MediaRow> leaving = fixture.database.read(handle -> MediaRest.leaving(handle, id));
        assertThat(leaving).isPresent();
    }
}
