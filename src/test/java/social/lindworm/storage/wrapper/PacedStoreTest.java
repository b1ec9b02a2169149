package social.lindworm.storage.wrapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.ObjectStoreContract;
import social.lindworm.storage.StoredObject;
import social.lindworm.storage.memory.MemoryStore;

class PacedStoreTest implements ObjectStoreContract {

    private final MemoryStore all = new MemoryStore(Clock.systemUTC());
    private final PacedStore store = new PacedStore(all, 1L << 30);

    @Override
    public ObjectStore store() {
        return store;
    }

    @Test
    void readingTakesAsLongAsThePaceSays() throws IOException {
        ObjectKey key = new ObjectKey("a");
        all.put(key, Content.of(new byte[64 * 1024]), Attributes.of("a/b"));
        PacedStore slow = new PacedStore(all, 128 * 1024);

        long began = System.nanoTime();
        try (StoredObject object = slow.open(key)) {
            assertThat(object.readAll()).hasSize(64 * 1024);
        }

        assertThat(System.nanoTime() - began).isGreaterThan(300_000_000L);
    }

    @Test
    void aPaceThatWouldNeverEndIsRefused() {
        assertThatThrownBy(() -> new PacedStore(all, 100)).isInstanceOf(IllegalArgumentException.class);
    }
}
