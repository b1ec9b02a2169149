package social.lindworm.storage.wrapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.ObjectStoreContract;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.memory.MemoryStore;

class LeftAloneStoreTest implements ObjectStoreContract {

    private static final ObjectKey KEY = new ObjectKey("covers/nobody-has-it.jpg");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Clock clock = clock(now::get);
    private final Hanging inner = new Hanging();
    private final LeftAloneStore store = new LeftAloneStore(inner, clock);

    private static Clock clock(InstantSource source) {
        return source.withZone(ZoneOffset.UTC);
    }

    /// Answers nothing but a failure, after as long as it is told, or what the store behind it says.
    private final class Hanging extends ForwardingStore {

        private final AtomicInteger asked = new AtomicInteger();
        private Optional<Duration> silence = Optional.empty();
        private Runnable meanwhile = () -> {};

        Hanging() {
            super(new MemoryStore(Clock.systemUTC()));
        }

        private void answer(String action, ObjectKey key) {
            asked.incrementAndGet();
            meanwhile.run();
            if (silence.isPresent()) {
                pass(silence.get());
                throw new StorageException.Unreachable(action, key, new IOException("no answer in time"));
            }
        }

        @Override
        public Optional<ObjectInfo> stat(ObjectKey key) {
            answer("look at", key);
            return super.stat(key);
        }

        @Override
        public ObjectInfo put(ObjectKey key, Content content, Attributes attributes) {
            answer("put", key);
            return super.put(key, content, attributes);
        }

        @Override
        public void delete(ObjectKey key) {
            answer("delete", key);
            super.delete(key);
        }
    }

    @Override
    public ObjectStore store() {
        return store;
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private void failsToLook() {
        assertThatThrownBy(() -> store.stat(KEY)).isInstanceOf(StorageException.Unreachable.class);
    }

    @Test
    void whoAsksAStoreThatHungIsToldAtOnceForAWhile() {
        inner.silence = Optional.of(Duration.ofSeconds(30));
        failsToLook();

        failsToLook();
        assertThatThrownBy(() -> store.open(KEY))
                .isInstanceOf(StorageException.Unreachable.class)
                .hasMessageContaining("open " + KEY)
                .hasMessageContaining("no answer in time");
        assertThatThrownBy(() -> store.delete(KEY)).isInstanceOf(StorageException.Unreachable.class);
        assertThatThrownBy(() -> put("a", "text")).isInstanceOf(StorageException.Unreachable.class);

        assertThat(inner.asked).hasValue(1);
    }

    @Test
    void afterTheWhileItIsAskedAgain() {
        inner.silence = Optional.of(Duration.ofSeconds(30));
        failsToLook();
        pass(LeftAloneStore.LEFT_ALONE.plusMillis(1));
        failsToLook();
        assertThat(inner.asked).hasValue(2);

        pass(LeftAloneStore.LEFT_ALONE.plusMillis(1));
        inner.silence = Optional.empty();
        assertThat(store.stat(KEY)).isEmpty();
        assertThat(store.stat(KEY)).isEmpty();
    }

    @Test
    void aStoreThatRefusesQuicklyIsAskedEachTime() {
        inner.silence = Optional.of(Duration.ofMillis(20));
        failsToLook();
        inner.silence = Optional.empty();

        assertThat(store.stat(KEY)).isEmpty();
    }

    @Test
    void oneCallerAloneFindsOutWhetherItIsBack() throws Exception {
        inner.silence = Optional.of(Duration.ofSeconds(30));
        failsToLook();
        pass(LeftAloneStore.LEFT_ALONE.plusMillis(1));
        inner.silence = Optional.empty();
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answers = new CountDownLatch(1);
        inner.meanwhile = () -> {
            asked.countDown();
            await(answers);
        };
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<ObjectInfo>> one = threads.submit(() -> store.stat(KEY));
            await(asked);

            failsToLook();
            answers.countDown();
            assertThat(one.get()).isEmpty();
        }

        assertThat(store.stat(KEY)).isEmpty();
        assertThat(inner.asked).hasValue(3);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void thatAnObjectIsMissingIsAnAnswer() {
        inner.silence = Optional.of(Duration.ofSeconds(30));
        failsToLook();
        pass(LeftAloneStore.LEFT_ALONE.plusMillis(1));
        inner.silence = Optional.empty();

        assertThatThrownBy(() -> store.open(KEY)).isInstanceOf(StorageException.Missing.class);
        assertThat(store.stat(KEY)).isEmpty();
    }
}
