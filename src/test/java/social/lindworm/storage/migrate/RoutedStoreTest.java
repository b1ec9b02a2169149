package social.lindworm.storage.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.ObjectStoreContract;
import social.lindworm.storage.memory.MemoryStore;

class RoutedStoreTest {

    private final MemoryStore under = new MemoryStore(Clock.systemUTC());
    private final MemoryStore others = new MemoryStore(Clock.systemUTC());
    private final RoutedStore store = new RoutedStore("cached/", under, others);

    /// Where no key is in the folder.
    @Nested
    class Beside implements ObjectStoreContract {
        @Override
        public ObjectStore store() {
            return store;
        }
    }

    /// Where the folder is in the middle of what the contract puts.
    @Nested
    class AcrossBoth implements ObjectStoreContract {

        private final ObjectStore mixed = new RoutedStore("covers/", under, others);

        @Override
        public ObjectStore store() {
            return mixed;
        }
    }

    private static void put(ObjectStore store, String... keys) {
        for (String key : keys) {
            store.put(
                    new ObjectKey(key), Content.of(key.getBytes(StandardCharsets.UTF_8)), Attributes.of("text/plain"));
        }
    }

    private static List<String> keys(ObjectStore store, KeyRange range) {
        try (var all = store.list(range)) {
            return all.map(ObjectInfo::key).map(ObjectKey::text).toList();
        }
    }

    @Test
    void everyKeyIsInTheStoreOfItsFolderAndNowhereElse() {
        put(store, "cached/covers/a.jpg", "cached.jpg", "covers/a.jpg");

        assertThat(keys(under, KeyRange.ALL)).containsExactly("cached/covers/a.jpg");
        assertThat(keys(others, KeyRange.ALL)).containsExactly("cached.jpg", "covers/a.jpg");
        store.delete(new ObjectKey("cached/covers/a.jpg"));
        assertThat(keys(under, KeyRange.ALL)).isEmpty();
        assertThat(store.stat(new ObjectKey("covers/a.jpg"))).isPresent();
    }

    @Test
    void listingsAreOneInTheOrderOfKeys() {
        put(store, "a", "cached/covers/1", "cached/covers/2", "cached-by-hand", "cached0", "covers/1", "z");

        assertThat(keys(store, KeyRange.ALL))
                .containsExactly(
                        "a", "cached-by-hand", "cached/covers/1", "cached/covers/2", "cached0", "covers/1", "z");
        assertThat(keys(store, KeyRange.of("cached/"))).containsExactly("cached/covers/1", "cached/covers/2");
        assertThat(keys(store, KeyRange.of("cached/covers/2"))).containsExactly("cached/covers/2");
        assertThat(keys(store, KeyRange.of("ca")))
                .containsExactly("cached-by-hand", "cached/covers/1", "cached/covers/2", "cached0");
        assertThat(keys(store, KeyRange.of("covers/"))).containsExactly("covers/1");
        assertThat(keys(store, KeyRange.ALL.after(new ObjectKey("cached/covers/1"))))
                .containsExactly("cached/covers/2", "cached0", "covers/1", "z");
        assertThat(keys(store, KeyRange.ALL.after(new ObjectKey("covers/1")))).containsExactly("z");
    }

    @Test
    void whatAStoreHoldsOutsideItsPartIsNotSeen() {
        put(others, "cached/covers/old", "covers/1");
        put(under, "covers/none", "storage-check/x", "cached/covers/new");

        assertThat(keys(store, KeyRange.ALL)).containsExactly("cached/covers/new", "covers/1");
        assertThat(store.stat(new ObjectKey("cached/covers/old"))).isEmpty();
        assertThat(store.stat(new ObjectKey("covers/none"))).isEmpty();
    }
}
