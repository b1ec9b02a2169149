package social.lindworm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import social.lindworm.media.Discrepancy;
import social.lindworm.media.MediaId;
import social.lindworm.media.MediaVerification;
import social.lindworm.storage.ObjectKey;

class VerifyTallyTest {

    private static final MediaVerification.Outcome OUTCOME = new MediaVerification.Outcome(10, 2);

    private final VerifyTally tally = new VerifyTally();

    private void missing(long media, String key, boolean copy) {
        tally.note(new Discrepancy.Missing(new ObjectKey(key), new MediaId(media), copy));
    }

    @Test
    void whatWasMendedIsNotMissingAnyMore() {
        missing(1, "a", true);
        missing(1, "b", true);
        tally.note(new Discrepancy.WrongSize(new ObjectKey("c"), new MediaId(1), true, 5, 4));
        missing(2, "d", false);
        assertThat(tally.damaged()).containsEntry(new MediaId(1), true).containsEntry(new MediaId(2), false);

        tally.mended(new MediaId(1));

        assertThat(tally.sound()).isFalse();
        assertThat(tally.summary(OUTCOME, 0)).startsWith("10 files right, 3 mended, 1 missing, 0 of the wrong size");
        tally.mended(new MediaId(2));
        assertThat(tally.sound()).isTrue();
        assertThat(tally.summary(OUTCOME, 0)).startsWith("10 files right, 4 mended, 0 missing");
    }

    @Test
    void orphansAreCountedAndNoDamage() {
        tally.note(new Discrepancy.Orphan(new ObjectKey("x"), 3, Instant.EPOCH, true));
        tally.note(new Discrepancy.Orphan(new ObjectKey("y"), 3, Instant.EPOCH, false));

        assertThat(tally.sound()).isTrue();
        assertThat(tally.summary(OUTCOME, 1))
                .endsWith("1 orphaned, 1 under names that are not ours, 2 in another place; 1 deleted");
    }
}
