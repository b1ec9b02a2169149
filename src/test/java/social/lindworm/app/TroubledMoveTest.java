package social.lindworm.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.config.ConfigException;
import social.lindworm.media.Move;
import social.lindworm.media.Moves;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.migrate.CopyOutcome;
import social.lindworm.storage.s3.S3TestServer;

/// Stores that die, settings that change and processes that meet while pictures move.
class TroubledMoveTest {

    private static final String BUSY = "<Error><Code>SlowDown</Code><Message>later</Message></Error>";

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

    private void switchOver() throws InterruptedException {
        assertThat(rig.forth(MovingRig.Life.endless()).complete()).isTrue();
    }

    @Test
    void theTargetFailsWhileItIsCopiedToAndTheServerGoesOnWithoutIt() throws InterruptedException {
        rig.upload();
        rig.fresh.refuse("PUT", 503, BUSY);

        assertThat(rig.forth(MovingRig.Life.endless()).complete()).isFalse();
        rig.server().features().lookForMove();
        rig.upload();

        assertThat(rig.under().phase()).isEqualTo(Move.Phase.COPYING);
        rig.assertAllServed();
        rig.fresh.refuse("", 0, "");
        switchOver();
        rig.assertAllServed();
        rig.assertLedgerIsRightAbout(rig.fresh);
    }

    @Test
    void theTargetDiesWhileItIsCopiedToAndTheMoveIsGivenUp() throws InterruptedException {
        rig.upload();
        rig.fresh.close();

        assertThatThrownBy(() -> rig.forth(MovingRig.Life.endless())).isInstanceOf(StorageException.class);
        rig.server().features().lookForMove();
        rig.upload();
        assertThat(rig.back(MovingRig.Life.endless()).complete()).isTrue();

        assertThat(rig.move()).isEmpty();
        rig.server().features().lookForMove();
        rig.upload();
        rig.assertAllServed();
        rig.assertLedgerIsRightAbout(rig.old);
    }

    @Test
    void theSourceDiesAfterTheSwitchAndNothingNeedsIt() throws InterruptedException {
        rig.upload();
        switchOver();
        rig.restart(rig.fresh);
        rig.old.close();

        rig.assertAllServed();
        rig.upload();
        assertThat(rig.finishWithoutSource()).isZero();

        rig.server().features().lookForMove();
        rig.upload();
        rig.assertAllServed();
        rig.assertLedgerIsRightAbout(rig.fresh);
    }

    @Test
    void whatWasOnlyInASourceThatIsGoneIsCounted() throws InterruptedException {
        rig.upload();
        switchOver();
        rig.restart(rig.fresh);
        rig.fresh.objects().keySet().removeIf(key -> key.endsWith("/200.jpg"));
        rig.old.close();
        rig.change("update media set place = (select source_place from media_move)");

        assertThat(rig.finishWithoutSource()).isEqualTo(1);
    }

    @Test
    void aTargetThatMissesAWriteHasItAllTheSameAtTheEnd() throws InterruptedException {
        long first = rig.upload();
        rig.copy();
        rig.fresh.refuse("PUT", 503, BUSY);
        rig.upload();
        rig.fresh.refuse("DELETE", 503, BUSY);
        rig.discard(first);
        rig.fresh.refuse("", 0, "");

        switchOver();

        rig.assertAllServed();
        rig.assertLedgerIsRightAbout(rig.fresh);
    }

    @Test
    void aPutThatLandsAfterItsPictureWasDiscardedAndItsProcessKilledLeavesNothing() throws InterruptedException {
        long discarded = rig.upload();
        rig.upload();
        assertThatThrownBy(() -> rig.forth(new MovingRig.Life(1))).isInstanceOf(MovingRig.Killed.class);
        Map<String, S3TestServer.Stored> onTheWay = new HashMap<>(rig.old.objects());
        rig.server().features().lookForMove();
        rig.discard(discarded);
        onTheWay.keySet().removeAll(rig.old.objects().keySet());
        rig.fresh.objects().putAll(onTheWay);

        switchOver();

        assertThat(onTheWay).isNotEmpty();
        rig.assertAllServed();
        rig.assertLedgerIsRightAbout(rig.fresh);
    }

    @Test
    void whatLandsLateInThePlaceThatLeadsAgainIsTakenAwayToo() throws InterruptedException {
        long discarded = rig.upload();
        rig.upload();
        switchOver();
        Map<String, S3TestServer.Stored> onTheWay = new HashMap<>(rig.fresh.objects());
        rig.discard(discarded);
        onTheWay.keySet().removeAll(rig.fresh.objects().keySet());
        rig.old.objects().putAll(onTheWay);

        assertThat(rig.back(MovingRig.Life.endless()).complete()).isTrue();

        rig.assertLedgerIsRightAbout(rig.old);
    }

    @Test
    void aFileThatTheSourceDoesNotListIsBroughtAllTheSame() throws InterruptedException {
        rig.upload();
        String hidden = rig.old.objects().keySet().stream()
                .filter(key -> key.endsWith("/200.jpg"))
                .findFirst()
                .orElseThrow();
        rig.old.hide(hidden);

        switchOver();

        assertThat(rig.fresh.objects()).containsKey(hidden);
        rig.assertAllServed();
        rig.assertLedgerIsRightAbout(rig.fresh);
    }

    @Test
    void aSourceThatLosesItsFilesTakesNoCopyAlong() throws InterruptedException {
        rig.upload();
        rig.copy();
        Map<String, S3TestServer.Stored> copies = new HashMap<>(rig.fresh.objects());
        rig.old.objects().clear();

        CopyOutcome outcome = rig.forth(MovingRig.Life.endless());

        assertThat(outcome.complete()).isFalse();
        assertThat(outcome.reasons())
                .isNotEmpty()
                .allSatisfy(reason -> assertThat(reason).contains("the source has lost it, so it is kept here"));
        assertThat(rig.fresh.objects()).containsAllEntriesOf(copies);
        assertThat(rig.under().phase()).isEqualTo(Move.Phase.COPYING);
    }

    @Test
    void aSourceThatLacksWhatTheLedgerKnowsIsNotLeft() throws InterruptedException {
        rig.upload();
        rig.old.objects().clear();

        CopyOutcome outcome = rig.forth(MovingRig.Life.endless());

        assertThat(outcome.complete()).isFalse();
        assertThat(outcome.reasons())
                .isNotEmpty()
                .allSatisfy(reason -> assertThat(reason).contains("neither place has it", "storage heal"));
        assertThat(rig.under().phase()).isEqualTo(Move.Phase.COPYING);
    }

    @Test
    void aMoveIsNotFinishedWhileTheNewPlaceLacksWhatTheOldOneHasLost() throws InterruptedException {
        rig.upload();
        switchOver();
        rig.restart(rig.fresh);
        rig.fresh.objects().clear();
        rig.old.objects().clear();

        assertThat(rig.finish(MovingRig.Life.endless()).complete()).isFalse();
        assertThat(rig.under().phase()).isEqualTo(Move.Phase.SWITCHED);
    }

    @Test
    void aServerThatWasNotRestartedKeepsItsMirrorAfterTheMove() throws InterruptedException {
        Path mirror = home.resolve("mirror");
        rig.restart(rig.old, "MIRROR_STORAGE_URL", "file:" + mirror);
        rig.upload();
        switchOver();
        rig.rename(rig.fresh);
        assertThat(rig.finish(MovingRig.Life.endless()).complete()).isTrue();
        rig.server().features().lookForMove();

        long late = rig.upload();

        assertThat(rig.keys(late))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(mirror.resolve(key)).exists());
    }

    @Test
    void anUploadThatNoJobHasSeenGoesBackToo() throws InterruptedException {
        rig.upload();
        switchOver();
        rig.restart(rig.old, Server.Role.WEB);
        rig.uploadWithoutJobs();

        assertThat(rig.back(MovingRig.Life.endless()).complete()).isTrue();

        rig.fresh.objects().clear();
        rig.restart(rig.old);
        rig.awaitJobs();
        assertThat(rig.count("select count(*) from media where state = 'READY'"))
                .isEqualTo(2);
    }

    private void fallSilent() {
        rig.change("update media_move set beat = 0");
    }

    @Test
    void onlyOneProcessHasTheMove() throws InterruptedException {
        rig.upload();
        switchOver();
        Move move = rig.under();
        fallSilent();

        assertThat(rig.instance().moves().claim(move)).isTrue();
        assertThat(rig.instance().moves().claim(move)).isFalse();
        rig.instance().moves().rest("");
        assertThat(rig.instance().moves().claim(move)).isTrue();
    }

    @Test
    void aProcessThatWasSilentTooLongCannotSpeakForTheOneThatHasTheMoveNow() throws InterruptedException {
        rig.upload();
        switchOver();
        fallSilent();
        Moves first = rig.instance().moves();
        try (Instance later = rig.another()) {
            Moves second = later.moves();
            assertThat(first.claim(rig.under())).isTrue();
            fallSilent();
            assertThat(second.claim(rig.under())).isTrue();

            assertThat(first.beat(3, 4)).isFalse();
            first.rest("gone");

            assertThat(rig.under().isRunning(later.clock().instant())).isTrue();
            assertThat(rig.under().progress().told()).isEmpty();
            second.rest("");
            assertThat(first.claim(rig.under())).isTrue();
        }
    }

    @Test
    void aProcessThatWasOvertakenSwitchesNothingOver() throws InterruptedException {
        rig.upload();
        assertThatThrownBy(() -> rig.forth(new MovingRig.Life(1))).isInstanceOf(MovingRig.Killed.class);
        Move given = rig.under();
        rig.back(MovingRig.Life.endless());
        assertThatThrownBy(() -> rig.forth(new MovingRig.Life(1))).isInstanceOf(MovingRig.Killed.class);

        assertThatThrownBy(() -> rig.switchOver(given)).hasMessageContaining("another process");

        assertThat(rig.under().phase()).isEqualTo(Move.Phase.COPYING);
        rig.assertAllServed();
    }

    @Test
    void settingsThatNameAThirdPlaceDuringAMoveStartNoServer() throws InterruptedException {
        rig.upload();
        switchOver();

        try (S3TestServer third = new S3TestServer()) {
            assertThatThrownBy(() -> rig.restart(third))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("STORAGE_URL")
                    .hasMessageContaining("storage migrate --finish");
        }
        rig.restart(rig.fresh);
        rig.assertAllServed();
    }

    @Test
    void anotherSecretKeyIsToldAndTheRightOneGoesOn() throws InterruptedException {
        rig.upload();
        switchOver();

        assertThatThrownBy(() -> rig.restart(rig.old, "SECRET_KEY", "another key of forty characters or even more"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("SECRET_KEY");
        rig.restart(rig.old);
        rig.assertAllServed();
    }
}
