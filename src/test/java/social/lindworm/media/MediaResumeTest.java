package social.lindworm.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.jobs.JobFailures;
import social.lindworm.jobs.Jobs;
import social.lindworm.media.image.TestImages;
import social.lindworm.storage.ObjectKey;
import social.lindworm.web.OneAnswer;

/// Stores that are away for minutes, and for so long that jobs give up.
@OnBothDatabases
class MediaResumeTest {

    private final MediaFixture fixture;
    private final OneAnswer source = new OneAnswer(200, "image/jpeg", TestImages.jpeg(300, 450));

    MediaResumeTest(Engine engine) {
        fixture = MediaFixture.keepingRemote(engine, Duration.ofDays(30));
    }

    @AfterEach
    void close() {
        source.close();
        fixture.close();
    }

    private void run(String name) throws Exception {
        fixture.media.recurringJobs(List.of()).stream()
                .filter(job -> job.name().equals(name))
                .findFirst()
                .orElseThrow()
                .run();
        fixture.runJobs();
    }

    private JobFailures.Queue queue() {
        return new JobFailures(fixture.database, new Jobs(fixture.clock), fixture.clock).queue();
    }

    /// Every job that touches a store gives up.
    private void storesAreAwayForDays() {
        for (int times = 0; times < 20; times++) {
            fixture.runJobsLater(Duration.ofHours(12));
        }
        assertThat(queue()).isEqualTo(new JobFailures.Queue(0, 0, 0, 1));
        fixture.storesComeBack();
    }

    private void aDayLater() throws Exception {
        fixture.clock.turn(Duration.ofDays(1).plusMinutes(1));
        run("media.resume");
        assertThat(queue()).isEqualTo(new JobFailures.Queue(0, 0, 0, 0));
    }

    private boolean isReady(MediaId id) {
        return fixture.library.state(id).orElseThrow() instanceof MediaState.Ready;
    }

    @Test
    void aPictureIsFetchedAlthoughItsStoreIsAwayLongerThanItsSourceWouldBeWaitedFor() {
        fixture.storesGoAway();
        MediaId id = fixture.fetched(source.address());
        for (int times = 0; times < 2 * FetchImage.ATTEMPTS; times++) {
            fixture.runJobsLater(Duration.ofMinutes(5));
        }
        assertThat(isReady(id)).isFalse();

        fixture.storesComeBack();
        fixture.runJobsLater(Duration.ofHours(2));

        assertThat(isReady(id)).isTrue();
    }

    @Test
    void aPictureThatWasNeverFetchedSinceItsStoreWasAwayForDaysIsFetchedThen() throws Exception {
        fixture.storesGoAway();
        MediaId id = fixture.fetched(source.address());
        storesAreAwayForDays();

        run("media.resume");
        assertThat(isReady(id)).isFalse();
        aDayLater();

        assertThat(isReady(id)).isTrue();
    }

    @Test
    void anUploadThatNoJobCouldReadIsMadeThen() throws Exception {
        fixture.storesGoAway();
        MediaId id = fixture.kept(MediaKind.COVER, TestImages.jpeg(300, 450));
        fixture.runJobs();
        storesAreAwayForDays();

        aDayLater();

        assertThat(isReady(id)).isTrue();
    }

    @Test
    void aPictureWhoseFilesCouldNotBeDroppedComesToRestThen() throws Exception {
        MediaId id = fixture.fetched(source.address());
        fixture.database.change(handle -> handle.execute("update media set used_day = 0"));
        fixture.storesGoAway();
        run("media.expire");
        storesAreAwayForDays();
        assertThat(fixture.keys()).isNotEmpty();

        aDayLater();

        assertThat(fixture.keys()).isEmpty();
        assertThat(fixture.library.pictures(List.of(id.value()))).isEmpty();
        fixture.media.noteUse();
        fixture.runJobs();
        assertThat(isReady(id)).isTrue();
    }

    @Test
    void theFilesOfADiscardedPictureGoThen() throws Exception {
        MediaId id = fixture.kept(MediaKind.COVER, TestImages.jpeg(300, 450));
        fixture.runJobs();
        fixture.storesGoAway();
        fixture.library.discard(id);
        fixture.runJobs();
        storesAreAwayForDays();
        assertThat(fixture.keys()).isNotEmpty();

        aDayLater();

        assertThat(fixture.keys()).isEmpty();
    }

    @Test
    void whatAJobStillTriesIsLeftToIt() throws Exception {
        fixture.storesGoAway();
        fixture.fetched(source.address());
        fixture.clock.turn(Duration.ofDays(2));

        run("media.resume");
        run("media.resume");

        assertThat(queue()).isEqualTo(new JobFailures.Queue(1, 0, 1, 0));
    }

    @Test
    void anUploadThatIsLostIsNotTriedForEver() throws Exception {
        fixture.kept(MediaKind.COVER, TestImages.jpeg(300, 450));
        fixture.store.delete(new ObjectKey(fixture.keys().getFirst()));
        fixture.runJobs();
        storesAreAwayForDays();
        fixture.clock.turn(Duration.ofDays(31));

        run("media.resume");

        assertThat(queue()).isEqualTo(new JobFailures.Queue(0, 0, 0, 1));
    }
}
