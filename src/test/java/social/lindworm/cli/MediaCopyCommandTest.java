package social.lindworm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import social.lindworm.storage.s3.S3TestServer;

/// The commands that bring the media folder elsewhere, as they are typed. [CopyMediaToAzureIT] does it at a real
/// container.
class MediaCopyCommandTest {

    @TempDir
    private Path folder;

    private CommandHome home;

    @BeforeEach
    void fill() {
        home = new CommandHome(folder.resolve("home"));
        home.file("covers/a.jpg", "a cover");
        home.picture("a picture");
        home.file("incoming/unseen", "nobody has looked at it");
    }

    /// The settings that lead to the bucket, and others before them.
    private static String[] keys(S3TestServer server, boolean used) {
        List<String> lines = new ArrayList<>();
        String[] settings = server.settings();
        for (int i = 0; i < settings.length; i += 2) {
            lines.add(settings[i] + "=" + (settings[i].equals("USE_S3") ? used : settings[i + 1]));
        }
        return lines.toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {"copy_media_to_s3", "sync_media_to_s3"})
    void allPicturesAreBroughtToTheBucketOnceAndNoUploads(String command) {
        try (var server = new S3TestServer()) {
            home.env(keys(server, false));

            assertThat(home.run(command)).isZero();
            assertThat(home.lastLine()).isEqualTo("copied 2 files, 16 bytes; 0 already there; 0 failed");
            assertThat(server.objects().keySet()).hasSize(2).contains("images/covers/a.jpg");
            assertThat(home.places()).allMatch(place -> place.endsWith("/books/images/"));

            assertThat(home.run(command)).isZero();
            assertThat(home.out().lines()).containsExactly("copied 0 files, 0 bytes; 2 already there; 0 failed");
        }
    }

    @Test
    void whatCameSinceTheSwitchIsBrought() {
        try (var server = new S3TestServer()) {
            home.env(keys(server, false));
            assertThat(home.run("copy_media_to_s3")).isZero();
            home.env(keys(server, true));
            home.file("covers/late.jpg", "late");

            assertThat(home.run("sync_media_to_s3")).isZero();
            assertThat(home.lastLine()).isEqualTo("copied 1 files, 4 bytes; 2 already there; 0 failed");
            home.file("covers/later.jpg", "later");
            assertThat(home.run("sync_media")).isZero();
            assertThat(home.lastLine()).isEqualTo("copied 1 files, 5 bytes; 3 already there; 0 failed");
        }
    }

    @Test
    void aFileThatIsNotFoundThereAfterwardsFailsAndTheLedgerDoesNotChange() {
        try (var server = new S3TestServer()) {
            home.env(keys(server, false));
            server.hide("images/covers/a.jpg");

            assertThat(home.run("copy_media_to_s3")).isOne();

            assertThat(home.err()).contains("failed: ", "covers/a.jpg");
            assertThat(home.lastLine()).endsWith("1 failed");
            assertThat(home.places()).containsExactly("");
        }
    }

    @Test
    void thatAStrangerCannotOpenTheFilesIsSaidAtOnce() {
        try (var server = new S3TestServer()) {
            List<String> lines = new ArrayList<>(List.of(keys(server, false)));
            lines.add("AWS_DEFAULT_ACL=");
            home.env(lines.toArray(String[]::new));

            assertThat(home.run("copy_media_to_s3")).isZero();

            assertThat(home.out()).contains("note: http://127.0.0.1:").contains(" answers a stranger with 403; ");
            assertThat(home.out()).contains("before USE_S3=true");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "copy_media_to_s3, AWS_STORAGE_BUCKET_NAME",
        "sync_media_to_s3, AWS_STORAGE_BUCKET_NAME",
        "copy_media_to_azure, AZURE_CONTAINER",
        "sync_media_to_azure, AZURE_CONTAINER"
    })
    void withoutKeysTheCommandNamesThem(String command, String key) {
        assertThat(home.run(command)).isEqualTo(3);

        assertThat(home.err()).startsWith("The settings need mending:").contains("  " + key + ": ");
        assertThat(home.run(command, "--nonsense")).isEqualTo(2);
        assertThat(home.run(command, "--help")).isZero();
    }

    @Test
    void aServiceThatIsAwayIsToldInASentence() {
        home.env(
                "AZURE_ACCOUNT_NAME=books",
                "AZURE_ACCOUNT_KEY=aGlkZGVu",
                "AZURE_CONTAINER=media",
                "AZURE_ENDPOINT_URL=http://127.0.0.1:1/books");

        assertThat(home.run("copy_media_to_azure")).isOne();

        assertThat(home.err()).isNotBlank().doesNotContain("Exception", "\tat ", "aGlkZGVu");
        assertThat(home.places()).containsExactly("");
    }

    @Test
    void anyStoreOfOneLineIsFilledAfterTheSwitch() {
        assertThat(home.run("sync_media")).isZero();
        assertThat(home.lastLine()).startsWith("pictures are kept in ").endsWith("there is nothing to bring anywhere");

        home.env("STORAGE_URL=file:" + folder.resolve("other"));
        assertThat(home.run("sync_media")).isZero();

        assertThat(home.lastLine()).isEqualTo("copied 2 files, 16 bytes; 0 already there; 0 failed");
        assertThat(folder.resolve("other/covers/a.jpg")).hasContent("a cover");
        assertThat(folder.resolve("other/incoming")).doesNotExist();
        assertThat(home.places()).containsExactly("file:" + folder.resolve("other"));
    }
}
