package social.lindworm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.media.Move;

/// The process that moves pictures dies at each of its steps in turn, while the server goes on and pictures come and
/// go.
class KilledMoveTest {

    @TempDir
    private Path home;

    private MovingRig rig;

    @BeforeEach
    void open() {
        rig = new MovingRig(home);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    /// Something else each time: a new picture, one less, the same copies made again.
    private Runnable life() {
        AtomicInteger lives = new AtomicInteger();
        return () -> {
            int now = lives.getAndIncrement();
            if (now % 9 == 2) {
                rig.upload();
            } else if (now % 9 == 5) {
                rig.remakeCopies();
            } else if (now % 9 == 8) {
                rig.discard(rig.oldest());
            }
            rig.assertShown();
        };
    }

    @Test
    void onTheWayThereNothingIsLost() throws InterruptedException {
        rig.upload();
        rig.upload();

        rig.killedAtEveryStep(rig::forth, life());

        assertThat(rig.under().phase()).isEqualTo(Move.Phase.SWITCHED);
        rig.assertAllServed();
        rig.assertLedgerIsRightAbout(rig.fresh);
    }

    @Test
    void whileItFinishesNothingIsLostAndNothingIsLeftInTheOldPlace() throws InterruptedException {
        rig.upload();
        rig.forth(MovingRig.Life.endless());
        rig.upload();
        rig.restart(rig.fresh);

        rig.killedAtEveryStep(rig::finish, life());
        rig.upload();

        assertThat(rig.move()).isEmpty();
        rig.old.objects().clear();
        rig.assertAllServed();
        rig.restart(rig.fresh);
        rig.upload();
        rig.assertAllServed();
        rig.assertLedgerIsRightAbout(rig.fresh);
    }

    @Test
    void onTheWayBackNothingIsLostAndNothingIsLeftInTheNewPlace() throws InterruptedException {
        rig.upload();
        rig.forth(MovingRig.Life.endless());
        rig.upload();

        rig.killedAtEveryStep(rig::back, life());
        rig.upload();

        assertThat(rig.move()).isEmpty();
        rig.fresh.objects().clear();
        rig.assertAllServed();
        rig.restart(rig.old);
        rig.assertAllServed();
        rig.assertLedgerIsRightAbout(rig.old);
    }

    @Test
    void aServerThatHasNotReadTheNewSettingsStaysWhereTheMoveHasEnded() throws InterruptedException {
        rig.upload();
        rig.forth(MovingRig.Life.endless());
        rig.rename(rig.fresh);

        rig.finish(MovingRig.Life.endless());
        rig.server().features().lookForMove();
        rig.upload();

        rig.old.objects().clear();
        rig.assertAllServed();
        rig.restart(rig.fresh);
        rig.assertAllServed();
        rig.assertLedgerIsRightAbout(rig.fresh);
    }

    @Test
    void aServerStartedWithTheOldSettingsDuringTheMoveStaysWhereItHasEndedToo() throws InterruptedException {
        rig.upload();
        rig.forth(MovingRig.Life.endless());
        rig.restart(rig.old);
        rig.rename(rig.fresh);

        rig.finish(MovingRig.Life.endless());
        rig.server().features().lookForMove();
        rig.upload();

        rig.old.objects().clear();
        rig.assertAllServed();
        rig.assertLedgerIsRightAbout(rig.fresh);
        assertThat(Stores.leading(rig.instance()).place()).isEqualTo(rig.place(rig.fresh));
    }

    @Test
    void aServerStartedAfterTheMoveObeysItsSettings() throws InterruptedException {
        rig.upload();
        rig.forth(MovingRig.Life.endless());
        rig.rename(rig.fresh);
        rig.finish(MovingRig.Life.endless());
        rig.old.objects().clear();
        rig.restart(rig.old);
        rig.server().features().lookForMove();

        rig.upload();

        assertThat(rig.old.objects()).isNotEmpty();
        assertThat(Stores.leading(rig.instance()).place()).isEqualTo(rig.place(rig.old));
    }
}
