package social.lindworm.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.config.Config;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;

/// A mirror that takes every request and never answers one.
class HangingMirrorTest {

    private static final ObjectKey KEY = new ObjectKey("covers/nobody-has-it.jpg");

    @TempDir
    private Path home;

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer silent;
    private ObjectStore store;

    /// By which every look at it comes a second after the one before.
    private static Clock slowly() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-30T12:00:00Z"));
        InstantSource source = () -> now.getAndUpdate(instant -> instant.plus(Duration.ofSeconds(1)));
        return source.withZone(ZoneOffset.UTC);
    }

    @BeforeEach
    void open() throws IOException {
        silent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        silent.setExecutor(threads);
        silent.createContext("/", _ -> {
            asked.incrementAndGet();
            reached.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });
        silent.start();
        Config config = Config.read(
                home,
                "MIRROR_STORAGE_URL=s3://key:secret@second?region=here&addressing=path&read_timeout=1"
                        + "&endpoint=http://127.0.0.1:" + silent.getAddress().getPort(),
                Map.of());
        StorageConfig mirror = config.storage().mirror().orElseThrow().images();
        StorageConfig folder = config.storage().active().images();
        store = StoreWiring.media(new StoreWiring.Pictures(folder, Optional.of(mirror)), config, slowly(), () -> false);
    }

    @AfterEach
    void close() {
        end.countDown();
        store.close();
        silent.stop(0);
        threads.close();
    }

    @Test
    void oneOfThoseWhoAskForWhatNobodyHasWaitsForIt() throws InterruptedException {
        assertThatThrownBy(() -> store.open(KEY)).isInstanceOf(StorageException.Unreachable.class);
        assertThatThrownBy(() -> store.open(KEY)).isInstanceOf(StorageException.Unreachable.class);
        assertThatThrownBy(() -> store.stat(KEY)).isInstanceOf(StorageException.Unreachable.class);

        reached.await();
        assertThat(asked).hasValue(1);
    }

    @Test
    void whatIsGivenAndDeletedMeanwhileDoesNotWaitForIt() throws InterruptedException {
        assertThatThrownBy(() -> store.open(KEY)).isInstanceOf(StorageException.Unreachable.class);

        store.put(KEY, Content.of(new byte[1]), Attributes.of("image/jpeg"));
        assertThat(store.stat(KEY)).isPresent();
        store.delete(KEY);

        reached.await();
        assertThat(asked).hasValue(1);
    }
}
