package social.lindworm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageStatusCommandTest {

    @TempDir
    private Path folder;

    private CommandHome home;

    @BeforeEach
    void twoPictures() {
        home = new CommandHome(folder.resolve("home"));
        home.picture("one");
        home.picture("three");
    }

    private String status() {
        assertThat(home.run("storage", "status")).as(home.err()).isZero();
        return home.out();
    }

    private void lying(String place) {
        home.with(instance -> {
            instance.database().change(handle -> handle.execute("update media set place = ?", place));
            return place;
        });
    }

    @Test
    void kindsAndPlacesAreCounted() {
        assertThat(status())
                .contains("covers", "2 files", "8 bytes")
                .contains("2 pictures in the folder " + home.root.resolve("images"))
                .doesNotContain("brought over", "verify");
    }

    @Test
    void whatIsNotInTheStoreYetIsCountedWithTheCommandThatBringsIt() {
        String store = "file:" + folder.resolve("elsewhere");
        home.env("STORAGE_URL=" + store);

        assertThat(status()).contains("2 pictures are not brought over yet: ./bw-dev sync_media");

        assertThat(home.run("sync_media")).as(home.err()).isZero();
        assertThat(status()).contains("all pictures are in " + store);
    }

    @Test
    void whoTookTheStoreOutOfTheSettingsIsToldWhatFindsOut() {
        lying("s3://books");

        assertThat(status())
                .contains("2 pictures in s3://books")
                .contains("no store for those 2 pictures; ./bw-dev storage verify tells which of them the folder has");
    }

    @Test
    void aQuotaThatIsNearlyUsedUpIsTold() {
        home.env("STORAGE_QUOTA_GB=1");
        assertThat(status()).doesNotContain("STORAGE_QUOTA_GB");

        home.with(instance -> {
            instance.database().change(handle -> handle.execute("update media_file set bytes = ?", 450_000_000));
            return instance;
        });
        assertThat(status()).containsPattern("notice: .*83%.*STORAGE_QUOTA_GB");
    }
}
