package social.lindworm.storage.wrapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import social.lindworm.common.Message;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.ObjectStoreContract;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoredObject;
import social.lindworm.storage.memory.MemoryStore;

/// The whole contract over a store that fails all the time.
class RetryingStoreTest implements ObjectStoreContract {

    private static final ObjectKey KEY = new ObjectKey("a");

    private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    private final MemoryStore memory = new MemoryStore(Clock.systemUTC());
    private final Patience patience = patience(3);
    private final ObjectStore store = new RetryingStore(new FlakyStore(memory), patience);

    private Patience patience(int retries) {
        return new Patience(retries, Duration.ofMillis(100), Duration.ofSeconds(1), new Random(1), pauses::add);
    }

    @Override
    public ObjectStore store() {
        return store;
    }

    private int attempts(int retries, StorageException failure) {
        AtomicInteger attempts = new AtomicInteger();
        assertThatThrownBy(() -> patience(retries).patiently(() -> {
                    attempts.incrementAndGet();
                    throw failure;
                }))
                .isSameAs(failure);
        return attempts.get();
    }

    @Test
    void whatMayPassIsTriedAsOftenAsSaidAndThenTold() {
        StorageException failure = new StorageException.Unreachable("put", KEY, new IOException("x"));

        assertThat(attempts(4, failure)).isEqualTo(5);
        assertThat(attempts(0, failure)).isEqualTo(1);
    }

    @Test
    void whatCannotPassIsToldAtOnce() {
        assertThat(attempts(4, new StorageException.Missing("open", KEY))).isEqualTo(1);
        assertThat(attempts(4, new StorageException.Denied("put", KEY, "no"))).isEqualTo(1);
        assertThat(attempts(4, new StorageException.Corrupt("put", KEY, "no"))).isEqualTo(1);
        assertThat(attempts(4, new StorageException.Full("put", KEY, "no", Message.of("storage.error.full"))))
                .isEqualTo(1);
        assertThat(pauses).isEmpty();
    }

    @Test
    void eachPauseIsLongerUpToALimitAndNoTwoAreSureToBeEqual() {
        attempts(8, new StorageException.Unreachable("put", KEY, new IOException("x")));

        assertThat(pauses.get(0).toMillis()).isBetween(50L, 100L);
        assertThat(pauses.get(1).toMillis()).isBetween(100L, 200L);
        assertThat(pauses.get(2).toMillis()).isBetween(200L, 400L);
        assertThat(pauses.subList(4, 8)).allMatch(pause -> pause.toMillis() >= 500 && pause.toMillis() <= 1000);
        assertThat(pauses.subList(4, 8)).doesNotHaveDuplicates();
    }

    @Test
    void anInterruptedThreadDoesNotGoOnTrying() {
        StorageException failure = new StorageException.Unreachable("put", KEY, new IOException("x"));
        Patience interrupted = new Patience(9, Duration.ofMillis(1), Duration.ofMillis(1), new Random(1), time -> {
            throw new InterruptedException();
        });

        assertThatThrownBy(() -> interrupted.patiently(() -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aBodyIsNotReadOnFromAnotherObject() throws IOException {
        memory.put(KEY, Content.of(new byte[300_000]), Attributes.of("a/b"));

        try (StoredObject object = store.open(KEY)) {
            object.stream().readNBytes(90_000);
            memory.put(KEY, Content.of(new byte[300_001]), Attributes.of("a/b"));

            assertThatThrownBy(() -> object.stream().readAllBytes())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("replaced");
        }
    }

    /// Over a store that breaks bodies a replacement is noticed and told, never mixed; a store that keeps its
    /// readers undisturbed keeps them so.
    @Test
    @Override
    public void aReaderIsNotDisturbedByReplacementOrDeletion() throws IOException {
        try (ObjectStore steady = new RetryingStore(memory, patience)) {
            steady.put(KEY, Content.of(new byte[300_000]), Attributes.of("a/b"));
            try (StoredObject object = steady.open(KEY)) {
                object.stream().readNBytes(1000);
                steady.delete(KEY);
                assertThat(object.stream().readAllBytes()).hasSize(299_000);
            }
        }
    }
}
