package social.lindworm.storage.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoredObject;

/// What goes wrong between a store and its server.
class SftpFaultTest {

    private static final ObjectKey KEY = new ObjectKey("covers/a.jpg");

    @TempDir
    Path folder;

    private SftpTestServer server;
    private SftpStore store;

    @BeforeEach
    void open() {
        server = new SftpTestServer(folder).start();
        store = new SftpStore(server.config(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        store.close();
        server.close();
    }

    private static Content text(String text) {
        return Content.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private ObjectInfo put(String text) {
        return store.put(KEY, text(text), Attributes.of("image/jpeg"));
    }

    private String read() throws IOException {
        try (StoredObject object = store.open(KEY)) {
            return new String(object.readAll(), StandardCharsets.UTF_8);
        }
    }

    private List<String> keys() {
        try (var listing = store.list(KeyRange.ALL)) {
            return listing.map(info -> info.key().text()).toList();
        }
    }

    private void assertDenied(StorageConfig.Sftp config, String advice, String named) {
        try (SftpStore wrong = new SftpStore(config, Clock.systemUTC())) {
            List<Runnable> calls = List.of(
                    () -> wrong.stat(KEY),
                    () -> wrong.open(KEY),
                    () -> wrong.put(KEY, text("x"), Attributes.of("a/b")),
                    () -> wrong.delete(KEY),
                    () -> wrong.list(KeyRange.ALL));
            for (Runnable call : calls) {
                assertThatThrownBy(call::run).isInstanceOfSatisfying(StorageException.Denied.class, denied -> {
                    assertThat(denied.advice().key()).isEqualTo(advice);
                    assertThat(denied.advice().toString() + denied.getMessage()).contains(named);
                });
            }
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aHostKeyThatIsNotPinnedIsShownAndNothingIsSent() {
        StorageConfig.Sftp config = server.config(SftpTestServer.PASSWORD, "SHA256:abcdefghijklmnopqrstuvwxyz", 4);

        assertDenied(config, "storage.sftp.hostKey", "SHA256:");
        assertThat(server.passwordsSeen()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void anyOfTheKeysOfAServerMayBePinned(int kind) {
        String fingerprint = List.of(
                        SftpTestServer.ed25519Fingerprint(),
                        SftpTestServer.ecFingerprint(),
                        SftpTestServer.rsaFingerprint())
                .get(kind);
        try (SftpStore pinned =
                new SftpStore(server.config(SftpTestServer.PASSWORD, fingerprint, 4), Clock.systemUTC())) {
            assertThat(pinned.stat(KEY)).isEmpty();
        }
    }

    @Test
    void aWrongPasswordNamesItsSettingAndIsTriedOnceByEachWayOfGivingIt() {
        StorageConfig.Sftp config = server.config("wrong", SftpTestServer.ed25519Fingerprint(), 4);

        assertDenied(config, "storage.sftp.signInPassword", SftpTestServer.USER);
        assertThat(server.passwordsSeen()).isEqualTo(5 * 2);
    }

    @Test
    void aServerThatIsAwayIsNamed() {
        server.stop();

        assertThatThrownBy(() -> store.stat(KEY)).isInstanceOfSatisfying(StorageException.Unreachable.class, away -> {
            assertThat(away.retryable()).isTrue();
            assertThat(away.advice().key()).isEqualTo("storage.sftp.network");
            assertThat(away.getMessage()).contains("stat covers/a.jpg");
        });
    }

    @Test
    void aServerThatStopsWhileItIsReadFailsTheReader() throws IOException {
        byte[] large = new byte[4 << 20];
        store.put(KEY, Content.of(large), Attributes.of("a/b"));

        try (StoredObject object = store.open(KEY)) {
            assertThat(object.stream().readNBytes(1000)).hasSize(1000);
            server.stop();
            assertThatThrownBy(object::readAll).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aServerThatStopsWhileItIsWrittenToLeavesTheOldObject() throws IOException {
        put("old");
        AtomicInteger writes = new AtomicInteger();
        server.onWrite(() -> {
            if (writes.incrementAndGet() == 5) {
                server.dropSessions();
            }
        });

        assertThatThrownBy(() -> store.put(KEY, Content.of(new byte[4 << 20]), Attributes.of("a/b")))
                .isInstanceOf(StorageException.Unreachable.class);
        assertThat(read()).isEqualTo("old");
        assertThat(keys()).containsExactly(KEY.text());
    }

    @Test
    void aWriteThatTheServerRefusesLeavesTheOldObjectAndNoPart() throws IOException {
        put("old");
        server.onWrite(() -> {
            throw new IOException("the disk is broken");
        });

        assertThatThrownBy(() -> put("new"))
                .isInstanceOfSatisfying(
                        StorageException.Unreachable.class,
                        failed -> assertThat(failed.advice().key()).isEqualTo("storage.sftp.failure"));
        assertThat(read()).isEqualTo("old");
        assertThat(server.parts()).isEmpty();
    }

    @Test
    void aRefusalNamesAccountAndFolder() throws IOException {
        put("old");
        server.onWrite(() -> {
            throw new AccessDeniedException("a.part");
        });

        assertThatThrownBy(() -> put("new"))
                .isInstanceOfSatisfying(
                        StorageException.Denied.class,
                        denied -> assertThat(denied.advice().key()).isEqualTo("storage.sftp.rights"));
        assertThat(read()).isEqualTo("old");
        assertThat(server.parts()).isEmpty();
    }

    @Test
    void aServerThatSpeaksOfItsFullDiskIsUnderstood() throws IOException {
        put("old");
        server.onWrite(() -> {
            throw new SftpException(SftpConstants.SSH_FX_NO_SPACE_ON_FILESYSTEM, "full");
        });

        assertThatThrownBy(() -> put("new")).isInstanceOf(StorageException.Full.class);
        assertThat(read()).isEqualTo("old");
        assertThat(server.parts()).isEmpty();
    }

    @Test
    void aConnectionThatEndedBetweenCallsIsReplaced() throws IOException {
        put("first");
        server.dropSessions();

        assertThat(read()).isEqualTo("first");
        server.dropSessions();
        put("second");
        server.dropSessions();
        assertThat(keys()).containsExactly(KEY.text());
    }

    @Test
    void manyThreadsShareAFewConnections() throws Exception {
        try (SftpStore narrow = new SftpStore(
                        server.config(SftpTestServer.PASSWORD, SftpTestServer.ed25519Fingerprint(), 3),
                        Clock.systemUTC());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Object>> tasks = IntStream.range(0, 60)
                    .<Callable<Object>>mapToObj(i -> () -> {
                        ObjectKey key = new ObjectKey("many/" + i);
                        narrow.put(key, text("text " + i), Attributes.of("a/b"));
                        try (StoredObject object = narrow.open(key)) {
                            return new String(object.readAll(), StandardCharsets.UTF_8);
                        }
                    })
                    .toList();
            int i = 0;
            for (Future<Object> task : threads.invokeAll(tasks)) {
                assertThat(task.get()).isEqualTo("text " + i++);
            }
        }
        assertThat(server.mostSessions()).isBetween(1, 3);
    }

    @Test
    void threadsOfTheLibraryAreFewAndHoldNoProcess() {
        // Those of other tests may just be ending.
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        put("x");

        List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("SshClient[") && !before.contains(thread))
                .toList();
        assertThat(threads).isNotEmpty().hasSizeLessThan(6).allMatch(Thread::isDaemon);
    }

    @Test
    void partsAreNotListedAndThoseOfYesterdayGo() throws IOException {
        put("x");
        Path parts = server.root().resolve(".lindworm");
        Path young = Files.writeString(parts.resolve("young.part"), "x");
        Path old = Files.writeString(parts.resolve("old.part"), "x");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));

        try (SftpStore again = new SftpStore(server.config(), Clock.systemUTC());
                var listing = again.list(KeyRange.ALL)) {
            assertThat(listing.map(info -> info.key().text())).containsExactly(KEY.text());
        }
        assertThat(young).exists();
        assertThat(old).doesNotExist();
    }

    @Test
    void aLinkIsNoObjectAndNoFolder(@TempDir Path outside) throws IOException {
        put("x");
        Files.writeString(outside.resolve("secret"), "secret");
        Files.createSymbolicLink(server.root().resolve("covers/link"), outside.resolve("secret"));
        Files.createSymbolicLink(server.root().resolve("out"), outside);

        assertThat(keys()).containsExactly(KEY.text());
        assertThat(store.list(KeyRange.of("out/"))).isEmpty();
        for (String key : List.of("covers/link", "out/secret")) {
            assertThat(store.stat(new ObjectKey(key))).isEmpty();
            assertThatThrownBy(() -> store.open(new ObjectKey(key))).isInstanceOf(StorageException.Missing.class);
            store.delete(new ObjectKey(key));
        }
        assertThatThrownBy(() -> store.put(new ObjectKey("out/new"), text("x"), Attributes.of("a/b")))
                .isInstanceOf(StorageException.Denied.class);
        assertThat(outside.resolve("secret")).hasContent("secret");
        assertThat(outside.resolve("new")).doesNotExist();
    }

    @Test
    void aFileInTheWayOfAFolderIsToldAndAnEmptyFolderMakesWay() throws IOException {
        put("x");
        assertThatThrownBy(() -> store.put(new ObjectKey("covers/a.jpg/b"), text("x"), Attributes.of("a/b")))
                .isInstanceOf(StorageException.Denied.class);
        assertThatThrownBy(() -> store.put(new ObjectKey("covers"), text("x"), Attributes.of("a/b")))
                .isInstanceOf(StorageException.Denied.class);

        store.delete(KEY);
        store.put(new ObjectKey("covers"), text("x"), Attributes.of("a/b"));

        assertThat(keys()).containsExactly("covers");
        assertThat(server.parts()).isEmpty();
    }

    @Test
    void whatAnotherProgramWroteHasNoSureVersion() throws IOException {
        ObjectInfo ours = put("first");
        Path file = server.root().resolve(KEY.text());
        FileTime time = Files.getLastModifiedTime(file);
        Files.delete(file);
        Files.writeString(file, "other");
        Files.setLastModifiedTime(file, time);

        ObjectInfo theirs = store.stat(KEY).orElseThrow();

        assertThat(ours.isSure()).isTrue();
        assertThat(theirs.isSure()).isFalse();
        assertThat(theirs.version()).isNotEqualTo(ours.version());
        assertThat(theirs.modified()).isEqualTo(ours.modified());
    }

    @Test
    void aReadMovesNoVersion() throws IOException {
        ObjectInfo written = put("first");
        Files.readString(server.root().resolve(KEY.text()));
        read();

        assertThat(store.stat(KEY)).contains(written);
    }

    /// This server looks at the path when it is asked about an open file, as others may.
    @ParameterizedTest
    @ValueSource(strings = {"a much longer one", "x"})
    void aFileReplacedWhileItIsOpenedIsReadWhole(String other) throws IOException {
        put("the first one");
        AtomicInteger opened = new AtomicInteger();
        server.onOpen(() -> {
            if (opened.incrementAndGet() == 1) {
                Path replacement = Files.writeString(folder.resolve("replacement"), other);
                Files.move(replacement, server.root().resolve(KEY.text()), StandardCopyOption.REPLACE_EXISTING);
            }
        });

        assertThat(read()).isEqualTo(other);
    }
}
