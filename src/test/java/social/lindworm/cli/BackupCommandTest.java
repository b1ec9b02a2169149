package social.lindworm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.storage.s3.S3TestServer;

/// The commands as they are typed.
class BackupCommandTest {

    @TempDir
    private Path folder;

    private Path home;
    private String store;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void fill() throws IOException {
        home = folder.resolve("home");
        store = "file:" + folder.resolve("store");
        Files.createDirectories(home.resolve("images/covers"));
        Files.writeString(home.resolve("images/covers/a.jpg"), "a cover");
    }

    private int run(Path at, String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] all = Stream.concat(Stream.of("--home", at.toString()), Stream.of(words))
                .toArray(String[]::new);
        return new CommandLineTool(new PrintWriter(out, true), new PrintWriter(err, true)).run(all);
    }

    @Test
    void aStoreGivesEverythingBackAndSaysWhatIsProved() throws IOException {
        assertThat(run(home, "backup", "--to", store)).isZero();
        assertThat(out.toString()).contains("1 media files, 7 bytes; sent 1 files, 7 bytes, and ");
        Files.writeString(home.resolve("images/covers/b.jpg"), "another");
        assertThat(run(home, "backup", "--to", store, "--keep", "1")).isZero();
        assertThat(out.toString()).contains("Removed 1 older backups").contains("sent 1 files, 7 bytes, and ");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("store"))))
                .isEqualTo("rwx------");
        Path fresh = Files.createDirectory(folder.resolve("fresh"));

        assertThat(run(fresh, "restore", "--from", store, "--list")).isZero();
        assertThat(out.toString().lines()).singleElement().asString().contains("2 media files (14 bytes)");
        assertThat(run(fresh, "restore", "--from", store)).isZero();

        assertThat(out.toString())
                .containsPattern("restored \\d+ rows of \\d+ tables, 2 media files, 14 bytes; all proved\n$");
        assertThat(fresh.resolve("images/covers/b.jpg")).hasContent("another");
    }

    @Test
    void aFileMayListTheMediaInPlaceOfThem() {
        String file = folder.resolve("small.tar.gz").toString();
        assertThat(run(home, "backup", file, "--without-media")).isZero();
        assertThat(out.toString()).contains("1 media files listed");

        assertThat(run(folder.resolve("fresh"), "restore", file)).isEqualTo(4);
        assertThat(out.toString()).contains("media: 0 of 1 files that must be there are");
        assertThat(err.toString()).contains("covers/a.jpg");

        assertThat(run(home, "restore", "--force", file)).isZero();
        assertThat(out.toString()).contains("media: 1 of 1 files that must be there are");
    }

    @Test
    void whatDoesNotGoTogetherIsSaid() {
        assertThat(run(home, "backup")).isEqualTo(2);
        assertThat(run(home, "backup", "x.tar.gz", "--keep", "2")).isEqualTo(2);
        assertThat(run(home, "backup", "--to", store, "--keep", "0")).isEqualTo(2);
        assertThat(run(home, "backup", "--to", store, "--without-media")).isEqualTo(2);
        assertThat(run(home, "restore", "x.tar.gz", "--list")).isEqualTo(2);
        assertThat(run(home, "backup", "--to", "nonsense://x")).isEqualTo(3);
        assertThat(run(home, "backup", "--to", "file:" + home.resolve("images/backups")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("among the pictures");
        assertThat(run(home, "restore", "--from", store)).isEqualTo(1);
        assertThat(err.toString()).contains("There is no whole backup in that store.");
    }

    @Test
    void aBucketReceivesNothingThatAnybodyMayRead() throws Exception {
        try (var server = new S3TestServer()) {
            String endpoint = server.config().endpoint().toString();
            String url = "s3://" + S3TestServer.CREDENTIALS.accessKey() + ":a%2Fsecret%2Bof%3Dours@books"
                    + "?region=eu-test-1&addressing=path&endpoint=" + endpoint;

            assertThat(run(home, "backup", "--to", url)).isZero();

            assertThat(server.objects().keySet()).anyMatch(key -> key.endsWith("/complete.json"));
            assertThat(server.objects().values())
                    .noneMatch(stored -> stored.headers().containsKey("x-amz-acl"));
        }
    }
}
