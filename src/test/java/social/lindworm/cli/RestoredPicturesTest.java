package social.lindworm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.storage.s3.S3TestServer;

/// Backups in a file, of a home whose settings name a bucket.
class RestoredPicturesTest {

    @TempDir
    private Path folder;

    private S3TestServer server;
    private CommandHome home;
    private String file;

    @BeforeEach
    void open() {
        server = new S3TestServer();
        home = new CommandHome(folder.resolve("home"));
        home.env("STORAGE_URL=" + CommandHome.line(server));
        file = folder.resolve("lindworm.tar.gz").toString();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void picturesThatCameBackIntoTheFolderAreInTheBucketOnlyOnceTheyAreCopied() {
        String key = home.picture("a picture");
        assertThat(home.run("sync_media")).isZero();
        assertThat(home.places()).singleElement().asString().contains("books");
        assertThat(home.run("backup", file)).isZero();
        server.objects().clear();

        assertThat(home.run("restore", "--force", file)).isZero();

        assertThat(home.lastLine()).startsWith("Pictures came into ").contains(" until ./bw-dev sync_media has ");
        assertThat(home.places()).containsExactly("");
        assertThat(home.run("sync_media")).isZero();
        assertThat(home.places()).singleElement().asString().contains("books");
        assertThat(server.objects().keySet()).anyMatch(object -> object.endsWith(key));
    }

    @Test
    void picturesOfAStoredBackupAreInTheBucketThatTheyWereBroughtTo() {
        home.picture("a picture");
        assertThat(home.run("sync_media")).isZero();
        String backups = "file:" + folder.resolve("backups");
        assertThat(home.run("backup", "--to", backups)).isZero();

        try (S3TestServer other = new S3TestServer()) {
            CommandHome fresh = new CommandHome(folder.resolve("fresh"));
            fresh.env("STORAGE_URL=" + CommandHome.line(other));
            assertThat(fresh.run("restore", "--from", backups)).isZero();

            assertThat(other.objects()).isNotEmpty();
            assertThat(fresh.places())
                    .singleElement()
                    .asString()
                    .contains(":" + other.config().endpoint().getPort());
        }
    }

    @Test
    void picturesThatOnlyTheFolderHasAreNotMissing() throws Exception {
        home.file("covers/a.jpg", "a cover");
        assertThat(home.run("sync_media")).isZero();
        Files.delete(home.image("covers/a.jpg"));
        home.file("covers/b.jpg", "not copied yet");
        assertThat(home.run("backup", file, "--without-media")).isZero();

        assertThat(home.run("restore", "--force", file)).isZero();

        assertThat(home.out()).contains("media: 2 of 2 files that must be there are");
    }

    @Test
    void whereTheSettingsNameTheFolderThereIsNothingToCopy() {
        home.env("");
        home.picture("a picture");
        assertThat(home.run("backup", file)).isZero();

        assertThat(home.run("restore", "--force", file)).isZero();

        assertThat(home.lastLine()).startsWith("./bw-dev up -d starts it");
    }
}
