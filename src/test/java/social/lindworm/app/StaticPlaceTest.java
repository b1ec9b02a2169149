package social.lindworm.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.memory.MemoryStore;
import social.lindworm.storage.wrapper.ForwardingStore;
import social.lindworm.web.assets.Assets;

/// Where pages take static files from, when a bucket begins to fail while somebody looks at it.
class StaticPlaceTest {

    private static final String PAGES = "http://localhost:1333";
    private static final EnumSet<Thread.State> AT_REST =
            EnumSet.of(Thread.State.BLOCKED, Thread.State.WAITING, Thread.State.TERMINATED);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answering = new CountDownLatch(1);
    private final HttpServer address = addressThatWaits();

    /// Lists at once, but for the second time only when it is let.
    private static final class Hanging extends ForwardingStore {

        private final CountDownLatch askedAgain = new CountDownLatch(1);
        private final CountDownLatch answering = new CountDownLatch(1);
        private int lists;

        Hanging() {
            super(new MemoryStore(Clock.systemUTC()));
        }

        @Override
        public Stream<ObjectInfo> list(KeyRange range) {
            if (++lists > 1) {
                askedAgain.countDown();
                awaitQuietly(answering);
            }
            return super.list(range);
        }
    }

    /// Lists until it is told to fail.
    private static final class Failing extends ForwardingStore {

        private volatile boolean fails;

        Failing() {
            super(new MemoryStore(Clock.systemUTC()));
        }

        @Override
        public Stream<ObjectInfo> list(KeyRange range) {
            if (fails) {
                throw new StorageException.Unreachable("list", range, new IOException("nobody answers"));
            }
            return super.list(range);
        }
    }

    @AfterEach
    void close() {
        address.stop(0);
    }

    /// Lets pages of every origin read what it has, once it is let.
    private HttpServer addressThatWaits() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> {
                asked.countDown();
                awaitQuietly(answering);
                exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aLookThatFoundTheBucketWellDoesNotOutliveALaterOneThatFoundItFailing() throws InterruptedException {
        Failing bucket = new Failing();
        URI base = URI.create("http://localhost:" + address.getAddress().getPort());
        try (StaticPlace place =
                new StaticPlace(Assets.load("/static/"), Optional.of(new StaticPlace.Bucket(bucket, base)), PAGES)) {
            Thread earlier = Thread.ofPlatform().start(place::look);
            asked.await();
            bucket.fails = true;

            Thread later = Thread.ofPlatform().start(place::look);
            while (!AT_REST.contains(later.getState())) {
                Thread.onSpinWait();
            }
            answering.countDown();
            earlier.join();
            later.join();

            assertThat(place.url("js/main.js")).startsWith("/static/");
        }
    }

    @Test
    void pagesDoNotWaitForAStoreThatHangsOnceItsAddressFails() throws InterruptedException {
        Hanging bucket = new Hanging();
        URI base = URI.create("http://localhost:" + address.getAddress().getPort());
        answering.countDown();
        try (StaticPlace place =
                new StaticPlace(Assets.load("/static/"), Optional.of(new StaticPlace.Bucket(bucket, base)), PAGES)) {
            place.look();
            assertThat(place.url("js/main.js")).startsWith(base + "/");
            address.stop(0);

            Thread look = Thread.ofPlatform().start(place::look);
            bucket.askedAgain.await();

            assertThat(place.url("js/main.js")).startsWith("/static/");
            bucket.answering.countDown();
            look.join();
        }
    }

    @Test
    void theLogHearsOfAnObstacleOnceAndNotAtEveryLook() {
        Failing store = new Failing();
        store.fails = true;
        List<LogRecord> heard = new ArrayList<>();
        Handler ear = new ListHandler(heard);
        Logger logger = Logger.getLogger(StaticPlace.class.getName());
        logger.addHandler(ear);
        try (StaticPlace place = new StaticPlace(
                Assets.load("/static/"), Optional.of(new StaticPlace.Bucket(store, URI.create(PAGES))), PAGES)) {
            place.look();
            place.look();
            place.look();
        } finally {
            logger.removeHandler(ear);
        }

        assertThat(heard)
                .singleElement()
                .satisfies(line -> assertThat(line.getMessage()).contains("nobody answers"));
    }

    private static final class ListHandler extends Handler {

        private final List<LogRecord> records;

        ListHandler(List<LogRecord> records) {
            this.records = records;
        }

        @Override
        public void publish(LogRecord line) {
            records.add(line);
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
