package social.lindworm.storage.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.ObjectStoreContract;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoredObject;
import social.lindworm.storage.memory.MemoryStore;
import social.lindworm.storage.wrapper.AwayStore;

class FallbackStoreTest implements ObjectStoreContract {

    private static final ObjectKey KEY = new ObjectKey("covers/a.jpg");

    private final MemoryStore first = new MemoryStore(Clock.systemUTC());
    private final MemoryStore behind = new MemoryStore(Clock.systemUTC());
    private final FallbackStore store = new FallbackStore(first, behind);

    @Override
    public ObjectStore store() {
        return store;
    }

    @Test
    void whatIsNotThereYetIsReadFromTheStoreBehind() {
        keep(behind, "old");

        assertThat(text(store)).isEqualTo("old");
        assertThat(store.stat(KEY)).isEqualTo(behind.stat(KEY));
    }

    @Test
    void whatIsThereHidesWhatIsBehindIt() {
        keep(behind, "old");
        keep(first, "new one");

        assertThat(text(store)).isEqualTo("new one");
        assertThat(store.list(KeyRange.ALL)).containsExactly(first.stat(KEY).orElseThrow());
    }

    @Test
    void theStoreBehindHelpsOutWhileTheFirstIsAway() {
        keep(behind, "old");
        ObjectStore halfAway = new FallbackStore(new AwayStore(), behind);

        assertThat(text(halfAway)).isEqualTo("old");
        assertThat(halfAway.stat(KEY)).isPresent();
    }

    @Test
    void theStoreBehindHelpsOutWhileTheFirstRefuses() {
        ObjectStore refusing = new FallbackStore(AwayStore.refusing(), behind);
        assertThatThrownBy(() -> refusing.stat(KEY)).isInstanceOf(StorageException.Denied.class);
        assertThatThrownBy(() -> refusing.open(KEY)).isInstanceOf(StorageException.Denied.class);

        keep(behind, "old");

        assertThat(text(refusing)).isEqualTo("old");
        assertThat(refusing.stat(KEY)).isPresent();
    }

    @Test
    void whatNobodyHasIsNotCalledMissingWhileTheFirstIsAway() {
        ObjectStore halfAway = new FallbackStore(new AwayStore(), behind);

        assertThatThrownBy(() -> halfAway.stat(KEY)).isInstanceOf(StorageException.Unreachable.class);
        assertThatThrownBy(() -> halfAway.open(KEY)).isInstanceOf(StorageException.Unreachable.class);
    }

    @Test
    void whatIsDeletedDoesNotShineThrough() {
        keep(behind, "old");
        keep(first, "new one");

        store.delete(KEY);

        assertThat(store.stat(KEY)).isEmpty();
        assertThat(behind.stat(KEY)).isEmpty();
    }

    @Test
    void aStoreThatIsAwayDoesNotKeepTheOtherFromDeleting() {
        keep(behind, "old");
        keep(first, "new one");

        assertThatThrownBy(() -> new FallbackStore(new AwayStore(), behind).delete(KEY))
                .isInstanceOf(StorageException.Unreachable.class);
        assertThat(behind.stat(KEY)).isEmpty();

        assertThatThrownBy(() -> new FallbackStore(first, new AwayStore()).delete(KEY))
                .isInstanceOf(StorageException.Unreachable.class);
        assertThat(first.stat(KEY)).isEmpty();
    }

    private static void keep(ObjectStore where, String text) {
        where.put(KEY, Content.of(text.getBytes(StandardCharsets.UTF_8)), Attributes.of("image/jpeg"));
    }

    private static String text(ObjectStore from) {
        try (StoredObject object = from.open(KEY)) {
            return new String(object.readAll(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
