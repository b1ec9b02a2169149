package social.lindworm.storage.wrapper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.ObjectStoreContract;
import social.lindworm.storage.StoredObject;
import social.lindworm.storage.memory.MemoryStore;

class YieldingStoreTest implements ObjectStoreContract {

    private static final ObjectKey KEY = new ObjectKey("a");
    private static final YieldingStore.Load QUIET = new YieldingStore.Load(0.1, 0.9);
    private static final YieldingStore.Load BUSY = new YieldingStore.Load(0.4, 0.3);
    private static final YieldingStore.Load BUSY_WITHOUT_US = new YieldingStore.Load(0.9, 0.02);

    private final MemoryStore all = new MemoryStore(Clock.systemUTC());
    private final List<Duration> waited = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private YieldingStore.Load load = QUIET;
    private int asked;
    private final YieldingStore store = new YieldingStore(all, this::load, clock(), waited::add);

    private Clock clock() {
        InstantSource turning = () -> now;
        return turning.withZone(ZoneOffset.UTC);
    }

    private YieldingStore.Load load() {
        asked++;
        return load;
    }

    @Override
    public ObjectStore store() {
        return store;
    }

    private void openAfterASecond(YieldingStore.Load seen) {
        load = seen;
        now = now.plusSeconds(1);
        open();
    }

    private void open() {
        try (StoredObject object = store.open(KEY)) {
            assertThat(object.info().key()).isEqualTo(KEY);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void nobodyWaitsWhileTheServerHasLittleToDo() {
        all.put(KEY, Content.of(new byte[1]), Attributes.of("a/b"));

        openAfterASecond(QUIET);
        openAfterASecond(QUIET);

        assertThat(waited).isEmpty();
    }

    @Test
    void whileTheServerIsBusyFilesWaitLongerAndLongerUntilTheCopyTakesLittle() {
        all.put(KEY, Content.of(new byte[1]), Attributes.of("a/b"));

        for (int i = 0; i < 5; i++) {
            openAfterASecond(BUSY);
        }

        assertThat(waited)
                .containsExactly(
                        Duration.ofMillis(50),
                        Duration.ofMillis(200),
                        Duration.ofMillis(800),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1));
        waited.clear();
        openAfterASecond(BUSY_WITHOUT_US);
        assertThat(waited).containsExactly(Duration.ofMillis(500));
        waited.clear();
        openAfterASecond(QUIET);
        assertThat(waited).isEmpty();
    }

    @Test
    void theMachineIsLookedAtTwiceASecondAtMost() {
        all.put(KEY, Content.of(new byte[1]), Attributes.of("a/b"));
        openAfterASecond(BUSY);

        for (int i = 0; i < 10; i++) {
            open();
        }

        assertThat(asked).isOne();
        assertThat(waited).hasSize(11);
    }
}
