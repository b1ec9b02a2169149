package social.lindworm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import social.lindworm.app.Instance;
import social.lindworm.app.Stores;
import social.lindworm.media.Moves;
import social.lindworm.storage.s3.S3TestServer;
import social.lindworm.storage.sftp.SftpTestServer;

/// The command as it is typed, between real stores.
class StorageMigrateCommandTest {

    @TempDir
    private Path folder;

    private CommandHome home;
    private Path other;
    private String to;
    private String key;

    @BeforeEach
    void fill() {
        home = new CommandHome(folder.resolve("home"));
        home.file("covers/a.jpg", "a cover");
        key = home.picture("a picture");
        other = folder.resolve("other");
        to = "file:" + folder.resolve("other");
    }

    @Test
    void everythingIsMovedProvedAndThenLeft() {
        assertThat(home.migrate("--status")).isZero();
        assertThat(home.lastLine()).isEqualTo("no move is under way");

        assertThat(home.migrate("--to", to)).isZero();

        assertThat(home.out().lines())
                .containsSubsequence(
                        "moving pictures from the media folder to file:" + other
                                + "; new ones are kept in both from now on",
                        "copied 2 files, 16 bytes; 0 already there; 0 deleted since; 0 failed",
                        "equal: 2 files, 16 bytes in both places; 0 others in the new one",
                        "switching over",
                        "file:" + other + " leads; the media folder still receives what is new",
                        "STORAGE_URL=" + to);
        assertThat(home.lastLine()).isEqualTo("when you are content: ./bw-dev storage migrate --finish");
        assertThat(other.resolve("covers/a.jpg")).hasContent("a cover");
        assertThat(home.places()).containsExactly("file:" + other);

        assertThat(home.migrate("--status")).isZero();
        assertThat(home.out())
                .contains("from the media folder to file:" + other + ", begun 2")
                .contains("switched over: the new store leads; new pictures are kept in both");

        assertThat(home.migrate("--finish")).isOne();
        assertThat(home.err()).contains("nothing was finished: .env still names the old store");
        assertThat(home.out()).contains("STORAGE_URL=file:");

        home.env("STORAGE_URL=" + to);
        assertThat(home.migrate("--to", to)).isZero();
        assertThat(home.lastLine()).isEqualTo("when you are content: ./bw-dev storage migrate --finish");
        assertThat(home.migrate("--finish")).isZero();
        assertThat(home.lastLine())
                .isEqualTo("finished: pictures are in file:" + other
                        + "; what is left in the media folder is not used any more");

        assertThat(home.migrate("--finish")).isOne();
        assertThat(home.lastLine()).isEqualTo("no move is under way");
    }

    @Test
    void aMoveIsTakenBackWithAllThatCameSince() {
        assertThat(home.migrate("--to", to)).isZero();
        CommandHome.write(other.resolve("covers/late.jpg"), "came late");
        home.env("STORAGE_URL=" + to);

        assertThat(home.migrate("--abort")).isOne();
        assertThat(home.err())
                .contains("nothing was changed: .env names the new store; let it name the media folder again first");

        home.env();
        assertThat(home.migrate("--abort")).isZero();
        assertThat(home.lastLine()).isEqualTo("aborted: pictures are in the media folder, with all that came since");
        assertThat(home.image("covers/late.jpg")).hasContent("came late");
        assertThat(home.places()).containsExactly("");
    }

    @Test
    void aDryRunCountsAndChangesNothing() {
        CommandHome.write(other.resolve("covers/theirs.jpg"), "theirs");

        assertThat(home.migrate("--to", to, "--from", "file:images", "--dry-run"))
                .isZero();

        assertThat(home.out().lines())
                .containsExactly("the media folder holds 2 files, 16 bytes; file:" + other
                        + " holds 1, 6 bytes; nothing was changed");
        assertThat(home.migrate("--status")).isZero();
        assertThat(home.lastLine()).isEqualTo("no move is under way");
        assertThat(other.resolve("covers/a.jpg")).doesNotExist();
    }

    @Test
    void onlyTheStoreInUseCanBeMovedFromAndOnlyToAnother() {
        assertThat(home.migrate("--to", to, "--from", "file:elsewhere")).isOne();
        assertThat(home.err()).contains("--from names file:", "but pictures are in the media folder");
        assertThat(home.migrate("--to", "file:images")).isOne();
        assertThat(home.err()).contains("pictures are in the media folder already");

        assertThat(home.migrate("--to", to)).isZero();
        assertThat(home.migrate("--to", "file:third")).isOne();
        assertThat(home.err()).contains("a move to file:" + other + " is under way; --finish or --abort it");
        assertThat(home.migrate("--to", to, "--dry-run")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "2, --status --finish",
        "2, --verify md5 --to file:x",
        "2, --bandwidth fast --to file:x",
        "2, --bandwidth 15 --to file:x",
        "2, --old-store-is-gone --status",
        "2, --finish --dry-run",
        "2, --abort --from file:images",
        "2, --nonsense",
        "2, --to",
        "3, --to nonsense://x",
        "3, --to sftp://me@nas.example/books",
        "3, --to file:x --from gopher:x"
    })
    void whatMeansNothingIsRefusedBeforeAnythingHappens(int code, String words) {
        assertThat(home.migrate(words.split(" "))).isEqualTo(code);

        assertThat(home.err()).isNotBlank().doesNotContain("Exception", "\tat ");
        assertThat(home.migrate("--status")).isZero();
        assertThat(home.lastLine()).isEqualTo("no move is under way");
    }

    @Test
    void withoutAnActTheCommandSaysWhatItTakes() {
        assertThat(home.migrate()).isEqualTo(2);
        assertThat(home.err()).contains("--to");
        assertThat(home.migrate("--help")).isZero();
        assertThat(home.out()).contains("--bandwidth", "--old-store-is-gone", "--verify");
    }

    @Test
    void aMistakeInTheAddressIsToldUnderItsOption() {
        assertThat(home.migrate("--to", "sftp://me:word@nas.example/books")).isEqualTo(3);
        assertThat(home.err()).contains("  --to: its host_key, or STORAGE_TO_HOST_KEY: write the server's fingerprint");
    }

    @Test
    void fullVerificationReadsEveryFileBackOnceFromTheNewStore() {
        try (var server = new S3TestServer()) {
            assertThat(home.migrate("--to", CommandHome.line(server), "--verify", "full", "--bandwidth", "100000"))
                    .isZero();

            assertThat(server.seen())
                    .filteredOn(request ->
                            request.method().equals("GET") && !request.target().contains("?"))
                    .extracting(request -> request.target())
                    .containsOnlyOnce("/books/images/covers/a.jpg", "/books/images/" + key);
        }
        try (var server = new S3TestServer()) {
            home.env();
            assertThat(home.migrate("--abort")).isOne();
            assertThat(server.seen()).isEmpty();
        }
    }

    @Test
    void aVersionThatTheStoreToldTwiceIsBelievedWithoutAnOrder() {
        try (var server = new S3TestServer()) {
            assertThat(home.migrate("--to", CommandHome.line(server))).isZero();

            assertThat(server.seen())
                    .filteredOn(request -> request.method().equals("GET"))
                    .noneMatch(request -> request.target().startsWith("/books/images/covers/a.jpg"));
        }
    }

    @Test
    void whatTheNewStoreLosesBeforeTheMoveEndsIsHealedFromTheOldOne() throws Exception {
        try (var bucket = new S3TestServer();
                var another = new S3TestServer()) {
            home.env("STORAGE_URL=" + CommandHome.line(bucket));
            assertThat(home.run("sync_media")).isZero();
            Files.delete(home.image(key));
            assertThat(home.migrate("--to", CommandHome.line(another))).isZero();
            assertThat(another.objects()).containsKey("images/" + key);
            another.objects().remove("images/" + key);

            assertThat(home.run("storage", "heal")).as(home.out()).isZero();

            assertThat(home.lastLine()).isEqualTo("healed 1, 0 cannot be healed");
            assertThat(another.objects()).containsKey("images/" + key);
        }
    }

    @Test
    void healGivesNothingUpWhileTheWholeFolderSeemsEmptyUnlessItIsTold() throws Exception {
        Files.move(home.image("covers"), folder.resolve("unmounted"));

        assertThat(home.run("storage", "heal")).isOne();
        assertThat(home.out()).contains("not one file of the ledger is there", "--give-up");
        Files.move(folder.resolve("unmounted"), home.image("covers"));
        assertThat(home.run("storage", "verify")).isZero();

        Files.delete(home.image(key));
        assertThat(home.run("storage", "heal", "--give-up")).isOne();
        assertThat(home.run("storage", "verify")).as(home.out()).isZero();
    }

    @Test
    void aFolderThatIsNotMountedIsNotTakenForAnEmptyOne() throws Exception {
        try (var bucket = new S3TestServer()) {
            home.env("STORAGE_URL=" + CommandHome.line(bucket));
            Files.move(home.image(""), folder.resolve("unmounted"));

            assertThat(home.run("sync_media")).isOne();

            assertThat(home.out() + home.err()).contains("is its disk mounted?");
            assertThat(home.places()).containsExactly("");
        }
    }

    @Test
    void secretsOfAnSftpServerMayStandInTheSettings() throws Exception {
        Path theirs = Files.createDirectories(folder.resolve("sftp"));
        try (SftpTestServer server = new SftpTestServer(theirs).start()) {
            var config = server.config();
            home.env(
                    "STORAGE_TO_PASSWORD='" + SftpTestServer.PASSWORD + "'",
                    "STORAGE_TO_HOST_KEY=" + config.hostKeys().getFirst());

            assertThat(home.migrate("--to", "sftp://reader@127.0.0.1:" + config.port() + "/media"))
                    .isZero();

            assertThat(home.out()).doesNotContain(SftpTestServer.PASSWORD);
            assertThat(server.root().resolve("images/covers/a.jpg")).hasContent("a cover");
            home.env();
            assertThat(home.migrate("--abort"))
                    .as("the address is kept, sealed")
                    .isZero();
        }
    }

    @Test
    void aStoreThatCannotBeWrittenToIsRefusedBeforeTheMoveBegins() {
        try (var server = new S3TestServer()) {
            server.refuse("PUT", 403, "<Error><Code>AccessDenied</Code></Error>");

            assertThat(home.migrate("--to", CommandHome.line(server))).isOne();

            assertThat(home.err()).isNotBlank().doesNotContain("Exception", "secret");
            assertThat(home.migrate("--status")).isZero();
            assertThat(home.lastLine()).isEqualTo("no move is under way");
        }
    }

    @Test
    void aCopyThatIsNotWholeSwitchesNothingAndGoesOnLater() {
        try (var server = new S3TestServer()) {
            server.hide("images/covers/a.jpg");

            assertThat(home.migrate("--to", CommandHome.line(server))).isOne();

            assertThat(home.out()).containsPattern("copied \\d+ files, .*; 1 failed\n");
            assertThat(home.err())
                    .contains("failed: ", "covers/a.jpg")
                    .contains("the old store goes on to lead; run the same command again");
            assertThat(home.places()).containsExactly("");
            assertThat(home.migrate("--status")).isZero();
            assertThat(home.out())
                    .contains("copying: the old store leads")
                    .contains("no process copies at present; the same command goes on with it");
            assertThat(home.migrate("--finish")).isOne();
            assertThat(home.err()).contains("not everything is copied yet; go on with --to");
            assertThat(home.migrate("--abort")).isZero();
        }
    }

    @Test
    void oneProcessAtATimeWorksOnAMove() {
        try (var server = new S3TestServer()) {
            server.hide("images/covers/a.jpg");
            assertThat(home.migrate("--to", CommandHome.line(server))).isOne();
            home.with(instance -> {
                Moves another = instance.moves();
                assertThat(another.claim(another.current().orElseThrow())).isTrue();
                assertThat(another.beat(1, 7)).isTrue();
                // It may take a while until the others look.
                instance.database().change(handle -> handle.execute("update media_move set beat = beat + 3600000"));
                return 0;
            });

            assertThat(Stream.of("--to " + CommandHome.line(server), "--abort")
                            .map(words -> home.migrate(words.split(" "))))
                    .containsOnly(1);

            assertThat(home.err()).startsWith("another process works on this move, or ended less than 15 s ago");
            assertThat(home.migrate("--status")).isZero();
            assertThat(home.lastLine()).isEqualTo("a process copies: 1 of about 1 files looked at, 7 bytes sent");
        }
    }

    @Test
    void othersHearOfTheProcessWhateverItIsDoing() {
        AtomicInteger heard = new AtomicInteger();
        AtomicInteger listings = new AtomicInteger();
        try (var server = new S3TestServer()) {
            server.beforeListing(() -> home.with(instance -> {
                if (instance.moves().current().isPresent()) {
                    listings.incrementAndGet();
                    heard.addAndGet(isHeardOf(instance) ? 1 : 0);
                }
                return 0;
            }));

            assertThat(home.migrate("--to", CommandHome.line(server))).isZero();
        }

        assertThat(listings).hasValueGreaterThan(2);
        assertThat(heard).hasValue(listings.get());
        assertThat((boolean) home.with(instance -> instance.moves()
                        .current()
                        .orElseThrow()
                        .isRunning(instance.clock().instant())))
                .isFalse();
    }

    /// As if it had been silent for long: whether a sign of it comes.
    private static boolean isHeardOf(Instance instance) {
        instance.database().change(handle -> handle.execute("update media_move set beat = 0"));
        for (long waited = 0; waited < 10_000; waited++) {
            if (instance.moves()
                    .current()
                    .orElseThrow()
                    .isRunning(instance.clock().instant())) {
                return true;
            }
            LockSupport.parkNanos(1_000_000);
        }
        return false;
    }

    @Test
    void whatWasOnlyInAStoreThatIsGoneIsCounted() throws Exception {
        assertThat(home.migrate("--to", to)).isZero();
        home.env("STORAGE_URL=" + to);
        assertThat(Files.deleteIfExists(other.resolve(key))).isTrue();
        home.with(instance -> {
            instance.database().change(handle -> handle.execute("update media set place = ''"));
            return 0;
        });

        assertThat(home.migrate("--finish", "--old-store-is-gone")).isOne();

        assertThat(home.lastLine())
                .isEqualTo("finished: pictures are in file:" + other + "; nobody looked into the media folder");
        assertThat(home.err())
                .contains("1 files were only in the old store and are lost; ./bw-dev storage verify names them");
    }

    @Test
    void aStoreThatIsGoneNeedNotBeAskedOnceTheNewOneHasAll() {
        assertThat(home.migrate("--to", to)).isZero();
        home.env("STORAGE_URL=" + to);

        assertThat(home.migrate("--finish", "--old-store-is-gone")).isZero();

        assertThat(home.lastLine()).startsWith("finished: ").endsWith("nobody looked into the media folder");
    }

    private String leading() {
        return home.with(instance -> Stores.leading(instance).place());
    }

    @Test
    void theStoreThatAMoveWasTakenBackFromCanBeNamedByHandLater() {
        assertThat(home.migrate("--to", to)).isZero();
        assertThat(home.migrate("--abort")).isZero();
        assertThat(leading()).isEmpty();

        home.env("STORAGE_URL=" + to);

        assertThat(leading()).isEqualTo("file:" + other);
    }

    @Test
    void theStoreThatWasLeftCanBeNamedAgainAndMovedFrom() {
        assertThat(home.migrate("--to", to)).isZero();
        home.env("STORAGE_URL=" + to);
        assertThat(home.migrate("--finish")).isZero();
        assertThat(leading()).isEqualTo("file:" + other);

        home.env();

        assertThat(leading()).isEmpty();
        assertThat(home.migrate("--to", "file:" + folder.resolve("third"))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"images/new", "images/", ".", "images/../images/covers"})
    void noStoreIsMovedIntoItselfNorIntoWhatItLiesIn(String target) {
        assertThat(home.migrate("--to", "file:" + home.root.resolve("images") + "/../" + target))
                .isOne();
        assertThat(home.migrate("--status")).isZero();
        assertThat(home.lastLine()).isEqualTo("no move is under way");
    }

    @Test
    void aFolderWhoseNameOnlyBeginsLikeTheSourceIsAnother() {
        home.env("STORAGE_URL=" + to);

        assertThat(home.migrate("--to", to + "-new")).isZero();
    }

    @Test
    void noBucketIsMovedIntoAPartOfItsPictures() {
        try (S3TestServer server = new S3TestServer()) {
            String line = CommandHome.line(server);
            home.env("STORAGE_URL=" + line);

            assertThat(home.migrate("--to", line.replace("@books?", "@books/images?")))
                    .isOne();
            assertThat(home.err()).contains("lies inside");
            assertThat(home.migrate("--to", line.replace("@books?", "@books/images-new?")))
                    .isZero();
        }
    }

    @Test
    void noStoreIsMovedIntoAPartOfTheMirror() {
        home.env("MIRROR_STORAGE_URL=file:" + folder.resolve("mirror"));

        assertThat(home.migrate("--to", "file:" + folder.resolve("mirror/new"))).isOne();
        assertThat(home.err()).contains("lies inside");
    }
}
