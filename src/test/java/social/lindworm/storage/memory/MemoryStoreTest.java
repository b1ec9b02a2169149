package social.lindworm.storage.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.ObjectStoreContract;
import social.lindworm.storage.StorageException;

class MemoryStoreTest implements ObjectStoreContract {

    private final MemoryStore store = new MemoryStore(Clock.systemUTC());

    @Override
    public ObjectStore store() {
        return store;
    }

    @Test
    void attributesAreKept() {
        store.put(new ObjectKey("a"), Content.of(new byte[1]), Attributes.immutable("image/webp"));

        assertThat(store.attributes(new ObjectKey("a"))).contains(Attributes.immutable("image/webp"));
    }

    @Test
    void aFullStoreRefusesAndKeepsWhatItHas() {
        MemoryStore small = new MemoryStore(Clock.systemUTC(), 10);
        ObjectKey key = new ObjectKey("a");
        small.put(key, Content.of(new byte[8]), Attributes.of("a/b"));

        assertThatThrownBy(() -> small.put(new ObjectKey("b"), Content.of(new byte[3]), Attributes.of("a/b")))
                .isInstanceOf(StorageException.Full.class)
                .hasMessageContaining("3 bytes");
        assertThatThrownBy(() -> small.put(key, Content.of(new byte[11]), Attributes.of("a/b")))
                .isInstanceOf(StorageException.Full.class);

        assertThat(small.stat(key).orElseThrow().size()).isEqualTo(8);
        assertThat(small.put(key, Content.of(new byte[10]), Attributes.of("a/b"))
                        .size())
                .isEqualTo(10);
        small.delete(key);
        assertThat(small.put(new ObjectKey("b"), Content.of(new byte[10]), Attributes.of("a/b"))
                        .size())
                .isEqualTo(10);
    }
}
