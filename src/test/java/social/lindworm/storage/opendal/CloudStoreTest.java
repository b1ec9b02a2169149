package social.lindworm.storage.opendal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.config.Secret;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.ByteRange;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.ObjectStoreContract;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoredObject;

/// The contract over OpenDAL's own way to a folder, which needs no network and has folders, moves and pieces.
class CloudStoreTest implements ObjectStoreContract {

    @TempDir
    Path folder;

    private CloudStore store;

    @Override
    public ObjectStore store() {
        if (store == null) {
            store = open("fs", Map.of("root", folder.toString()));
        }
        return store;
    }

    @AfterEach
    void close() {
        if (store != null) {
            store.close();
        }
    }

    private static CloudStore open(String service, Map<String, String> options) {
        return new CloudStore(config(service, options), Clock.systemUTC());
    }

    static StorageConfig.Cloud config(String service, Map<String, String> options) {
        return new StorageConfig.Cloud(
                service,
                options.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, option -> new Secret(option.getValue()))),
                "pre/fix/",
                Optional.empty(),
                new StorageConfig.Limits(Duration.ofSeconds(5), Duration.ofSeconds(20), 2, 16));
    }

    @Test
    void keysLieBelowTheRootOfTheSettings() {
        put("covers/a.jpg", "first");

        assertThat(folder.resolve("pre/fix/covers/a.jpg")).hasContent("first");
    }

    @Test
    void nothingHalfWrittenIsLeft() throws IOException {
        put("covers/a", "old");
        Content broken = new Content() {
            @Override
            public long length() {
                return 20_000_000;
            }

            @Override
            public InputStream open() {
                return InputStream.nullInputStream();
            }
        };

        assertThatThrownBy(() -> store().put(new ObjectKey("covers/a"), broken, Attributes.of("a/b")))
                .isInstanceOf(StorageException.Corrupt.class);

        assertThat(read("covers/a")).isEqualTo("old");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void whatIsReplacedWhileItIsReadInWindowsEndsWithAFailure() throws IOException {
        byte[] old = noise(CloudReader.WINDOW + 10);
        ObjectKey key = new ObjectKey("exports/large");
        store().put(key, Content.of(old), Attributes.of("a/b"));

        try (StoredObject opened = store().open(key)) {
            store().put(key, Content.of(noise(CloudReader.WINDOW + 20)), Attributes.of("a/b"));

            assertThatThrownBy(opened::readAll).isInstanceOf(IOException.class).hasMessageContaining("replaced");
        }
    }

    @Test
    void rangesOfALargeObjectCrossItsWindows() throws IOException {
        byte[] large = noise(3 * CloudReader.WINDOW);
        ObjectKey key = new ObjectKey("exports/large");
        store().put(key, Content.of(large), Attributes.of("a/b"));

        int from = CloudReader.WINDOW - 5;
        try (StoredObject part = store().open(key, new ByteRange(from, CloudReader.WINDOW + 100))) {
            byte[] expected = Arrays.copyOfRange(large, from, from + CloudReader.WINDOW + 100);
            assertThat(part.readAll()).isEqualTo(expected);
        }
    }

    /// OpenDAL's own threads would hold on to it, see [CloudClient].
    @Test
    void whatWasReadDoesNotStayInMemory() throws IOException {
        byte[] large = noise(CloudReader.WINDOW);
        ObjectKey key = new ObjectKey("exports/large");
        store().put(key, Content.of(large), Attributes.of("a/b"));

        long more = Runtime.getRuntime().maxMemory() * 3 / 2;
        for (long read = 0; read < more; read += large.length) {
            try (StoredObject object = store().open(key)) {
                assertThat(object.stream().read()).isEqualTo(large[0] & 0xff);
            }
        }
    }

    @Test
    void closingWhileOthersReadAndWriteEndsThemAndNotTheProcess() throws Exception {
        byte[] large = noise(CloudReader.WINDOW * 2);
        for (int round = 0; round < 5; round++) {
            CloudStore closing = open("fs", Map.of("root", folder.toString()));
            ObjectKey key = new ObjectKey("exports/large");
            closing.put(key, Content.of(large), Attributes.of("a/b"));
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> work = new ArrayList<>();
                for (int i = 0; i < 16; i++) {
                    ObjectKey own = new ObjectKey("exports/" + i);
                    work.add(threads.submit(() -> untilClosed(closing, key, own, large)));
                }
                try (StoredObject open = closing.open(key)) {
                    assertThat(open.stream().read()).isEqualTo(large[0] & 0xff);
                    closing.close();
                    assertThatThrownBy(open::readAll)
                            .isInstanceOf(IOException.class)
                            .hasMessageContaining("closed");
                }
                for (Future<?> task : work) {
                    task.get();
                }
            }
        }
    }

    private static void untilClosed(ObjectStore closing, ObjectKey shared, ObjectKey own, byte[] bytes) {
        try {
            while (true) {
                try (StoredObject object = closing.open(shared)) {
                    assertThat(object.readAll()).isEqualTo(bytes);
                }
                closing.put(own, Content.of(new byte[CloudWriter.PIECE + 1]), Attributes.of("a/b"));
            }
        } catch (StorageException.Closed e) {
            return;
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("closed");
        }
    }

    @Test
    void aNameWithBlankEndsIsRefusedRatherThanTakenForAnother() {
        put("a", "first");

        for (String text : List.of("a ", " a", "\u00a0a")) {
            assertThatThrownBy(() -> put(text, "second")).isInstanceOf(StorageException.InvalidKey.class);
        }
        assertThat(read("a")).isEqualTo("first");
        assertThat(store().list(KeyRange.ALL)).hasSize(1);
    }

    @Test
    void mistakesInTheOptionsAreNamed() {
        assertAdvice("storage.cloud.noSuchOption", "container_name", "azblob", Map.of("container_name", "images"));
        assertAdvice("storage.cloud.option", "AZURE_CONTAINER", "azblob", Map.of("account_name", "a"));
        assertAdvice("storage.cloud.option", "endpoint", "webdav", Map.of("username", "a"));
        assertAdvice("storage.cloud.unknown", "ftp-over-pigeon", "ftp-over-pigeon", Map.of());
    }

    private static void assertAdvice(String key, String named, String service, Map<String, String> options) {
        assertThatThrownBy(() -> open(service, options))
                .isInstanceOfSatisfying(StorageException.Denied.class, denied -> {
                    assertThat(denied.advice().key()).isEqualTo(key);
                    assertThat(denied.advice().arguments().toString()).contains(named);
                });
    }

    @Test
    void aServiceThatIsAwayIsUnreachableAndNoAddressShowsItsSignature() {
        Map<String, String> options = Map.of(
                "endpoint", "http://127.0.0.1:1/acc", "container", "c", "account_name", "acc", "sas_token", "sig=hush");
        try (CloudStore away = open("azblob", options)) {
            assertThatThrownBy(() -> away.stat(new ObjectKey("covers/a")))
                    .isInstanceOfSatisfying(StorageException.Unreachable.class, failure -> {
                        assertThat(failure)
                                .hasMessageContaining("covers/a")
                                .message()
                                .doesNotContain("hush");
                        assertThat(failure.advice().key()).isEqualTo("storage.cloud.network");
                    });
        }
    }

    @Test
    void theUnpackedNativeCodeDoesNotStay() throws IOException {
        store().list(KeyRange.ALL);

        if (Files.isReadable(Path.of("/proc/self/maps"))) {
            assertThat(Files.readAllLines(Path.of("/proc/self/maps")))
                    .noneMatch(line -> line.endsWith(".so") && line.contains("libopendal_java"));
        }
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
