package social.lindworm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.app.Stores;

/// Backups that were made while pictures moved, and homes in which they move.
class RestoredMoveTest {

    @TempDir
    private Path folder;

    private CommandHome home;
    private String file;
    private String store;
    private String key;

    /// A home in the middle of a move, and both kinds of backups of it.
    @BeforeEach
    void fill() {
        home = new CommandHome(folder.resolve("home"));
        key = home.picture("a picture");
        assertThat(home.migrate("--to", "file:" + folder.resolve("target"))).isZero();
        file = folder.resolve("small.tar.gz").toString();
        store = "file:" + folder.resolve("backups");
        assertThat(home.run("backup", file)).isZero();
        assertThat(home.run("backup", "--to", store)).isZero();
    }

    private static String leading(CommandHome home) {
        return home.with(instance -> Stores.leading(instance).place());
    }

    @Test
    void aMoveOfABackupIsGivenUpAndPicturesAreWhereTheSettingsSay() {
        CommandHome fresh = new CommandHome(folder.resolve("fresh"));

        assertThat(fresh.run("restore", file)).isZero();

        assertThat(fresh.out())
                .contains("note: The backup was made while pictures moved from the media folder to file:"
                        + folder.resolve("target") + ". That move is given up: pictures are where .env says.");
        assertThat(fresh.image(key)).hasContent("a picture");
        assertThat(leading(fresh)).isEmpty();
        assertThat(fresh.migrate("--status")).isZero();
        assertThat(fresh.lastLine()).isEqualTo("no move is under way");
        assertThat(fresh.run("storage", "verify")).isZero();
    }

    @Test
    void settingsThatNameAThirdPlaceAndHaveAnotherKeyAreNoObstacle() {
        CommandHome fresh = new CommandHome(folder.resolve("fresh"));
        Path third = folder.resolve("third");
        fresh.env("STORAGE_URL=file:" + third, "SECRET_KEY=another");

        assertThat(fresh.run("restore", "--from", store)).isZero();

        assertThat(third.resolve(key)).hasContent("a picture");
        assertThat(leading(fresh)).isEqualTo("file:" + third);
        assertThat(fresh.migrate("--to", "file:" + folder.resolve("fourth"))).isZero();
    }

    @Test
    void aMoveThatWasOverDoesNotLeadBackToItsStoreEither() {
        home.env("STORAGE_URL=file:" + folder.resolve("target"));
        assertThat(home.migrate("--finish")).isZero();
        assertThat(home.run("backup", "--to", store)).isZero();
        CommandHome fresh = new CommandHome(folder.resolve("fresh"));

        assertThat(fresh.run("restore", "--from", store)).isZero();

        assertThat(fresh.out()).doesNotContain("while pictures moved");
        assertThat(leading(fresh)).as("the folder, which the settings name").isEmpty();
        assertThat(fresh.image(key)).hasContent("a picture");
    }

    @Test
    void nothingIsRestoredIntoAHomeWhosePicturesAProcessMovesNow() {
        home.with(instance -> {
            assertThat(instance.moves().claim(instance.moves().current().orElseThrow()))
                    .isTrue();
            // It may take a while until the others look.
            instance.database().change(handle -> handle.execute("update media_move set beat = beat + 3600000"));
            return 0;
        });

        assertThat(home.run("restore", "--force", file)).isOne();
        assertThat(home.err()).contains("A process moves the pictures of this home", "Nothing was changed.");

        home.with(instance -> {
            instance.database().change(handle -> handle.execute("update media_move set beat = 0"));
            return 0;
        });
        assertThat(home.run("restore", "--force", file)).isZero();
        assertThat(leading(home)).isEmpty();
    }

    @Test
    void nothingIsRestoredIntoAHomeThatCannotTellWhetherItsPicturesAreMoved() {
        home.with(instance -> {
            instance.database().change(handle -> handle.execute("alter table media_move rename column beat to pulse"));
            return 0;
        });

        assertThat(home.run("restore", "--force", file)).isOne();

        assertThat(home.err())
                .contains("could not be asked whether a process moves the pictures", "Nothing was changed.");
    }

    @Test
    void aDatabaseThatIsNoneAnyMoreDoesNotKeepABackupFromComingBack() {
        CommandHome.write(home.root.resolve("data/lindworm.db"), "no database at all, but long enough to be looked at");

        assertThat(home.run("restore", "--force", file)).isZero();
    }

    @Test
    void aHomeWithMediaAloneHasNoDatabaseToAsk() {
        CommandHome fresh = new CommandHome(folder.resolve("fresh"));
        fresh.file("covers/b.jpg", "was here");

        assertThat(fresh.run("restore", "--force", file)).isZero();
    }
}
