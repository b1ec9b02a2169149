package social.lindworm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CopyPaceTest {

    private static final long SECOND = 1_000_000_000;

    private long now = 17 * SECOND;
    private final CopyPace pace = new CopyPace(() -> now);
    private long files;
    private long bytes;

    /// Half a second at a time, as a copy that is at work.
    private void work(int seconds, int filesPerSecond, int bytesPerFile) {
        for (int step = 0; step < 2 * seconds; step++) {
            now += SECOND / 2;
            files += filesPerSecond / 2;
            bytes += (long) filesPerSecond / 2 * bytesPerFile;
            pace.tick();
            pace.at(files, bytes);
        }
    }

    @Test
    void whatIsLeftTakesAsLongAsItDoesAtPresent() {
        work(10, 10, 1_024);

        assertThat(pace.left(1_100)).contains(Duration.ofSeconds(100));
        assertThat(pace.line(1_100)).isEqualTo("copying: 100 of 1,100 files, 100.0 KiB, 10.0 KiB/s, about 1:40 left");
    }

    @Test
    void aCopyThatIsTakenUpAgainGuessesNothingFromWhatIsThereAlready() {
        work(20, 1_000, 0);

        assertThat(pace.left(21_000)).isEmpty();
        assertThat(pace.line(21_000)).isEqualTo("copying: 20,000 of 21,000 files, all there already");

        work(5, 10, 1_024);

        assertThat(pace.left(21_050))
                .hasValueSatisfying(left -> assertThat(left).isEqualTo(Duration.ofSeconds(100)));
        assertThat(pace.line(21_050)).endsWith(", 10.0 KiB/s, about 1:40 left");
    }

    @Test
    void theTimeInWhichTheProcessWasStoppedDoesNotCount() {
        work(10, 10, 1_024);
        now += 3_600 * SECOND;
        work(10, 10, 1_024);

        assertThat(pace.left(1_200))
                .hasValueSatisfying(
                        left -> assertThat(left).isBetween(Duration.ofSeconds(95), Duration.ofSeconds(105)));
    }

    @Test
    void aFileThatTakesMinutesDoesCount() {
        work(1, 2, 1_024);
        for (int second = 0; second < 120; second++) {
            now += SECOND;
            pace.tick();
        }
        pace.at(++files, bytes += 1_024);

        assertThat(pace.left(13)).hasValueSatisfying(left -> assertThat(left).isGreaterThan(Duration.ofMinutes(10)));
    }

    @Test
    void anotherLookAtEverythingIsAPartOfItsOwnWithItsOwnPace() {
        work(60, 10, 1_024);
        files = 0;
        bytes = 0;
        work(2, 200, 0);

        assertThat(pace.part()).isEqualTo(2);
        assertThat(pace.line(600)).isEqualTo("looking once more: 400 of 600 files, about 0:01 left");
    }

    @Test
    void aPaceOfLongAgoIsForgotten() {
        work(600, 100, 1_024);
        work(40, 2, 1_024);

        assertThat(pace.left(files + 100)).contains(Duration.ofSeconds(50));
    }

    @Test
    void nothingIsGuessedFromLessThanASecond() {
        pace.at(1, 1_024);

        assertThat(pace.left(100)).isEmpty();
        assertThat(pace.bytesPerSecond()).isZero();
    }
}
