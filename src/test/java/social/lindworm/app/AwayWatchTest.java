package social.lindworm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.storage.ByteRange;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoredObject;
import social.lindworm.storage.memory.MemoryStore;
import social.lindworm.storage.wrapper.ForwardingStore;

class AwayWatchTest {

    private final Answering store = new Answering();
    private final AwayWatch watch = new AwayWatch(store);

    /// Answers unless it has something to throw.
    private static final class Answering extends ForwardingStore {

        private Optional<RuntimeException> trouble = Optional.empty();

        Answering() {
            super(new MemoryStore(Clock.systemUTC()));
        }

        @Override
        public StoredObject open(ObjectKey key, ByteRange range) {
            if (trouble.isPresent()) {
                throw trouble.get();
            }
            return super.open(key, range);
        }
    }

    @AfterEach
    void close() {
        watch.close();
        store.close();
    }

    private boolean isAwayAfterALook() {
        watch.lookIf(() -> true);
        return watch.isAway();
    }

    @Test
    void aStoreThatDoesNotAnswerIsAwayUntilItDoes() {
        assertThat(isAwayAfterALook()).isFalse();

        store.trouble = Optional.of(new StorageException.Unreachable("look at", "it", new IOException("nobody there")));
        assertThat(isAwayAfterALook()).isTrue();

        store.trouble = Optional.empty();
        assertThat(isAwayAfterALook()).isFalse();
    }

    @Test
    void aStoreThatSaysNoIsAwayUntilItDoesNot() {
        store.trouble = Optional.of(new StorageException.Denied("open", "it", "the key was revoked"));
        assertThat(isAwayAfterALook()).isTrue();

        store.trouble = Optional.empty();
        assertThat(isAwayAfterALook()).isFalse();
    }

    @Test
    void aStoreThatFailsOtherwiseIsThere() {
        store.trouble = Optional.of(new StorageException.Corrupt("open", "it", "other bytes"));

        assertThat(isAwayAfterALook()).isFalse();
    }

    @Test
    void aFailureThatTellsNothingChangesNothing() {
        store.trouble = Optional.of(new StorageException.Unreachable("look at", "it", new IOException("nobody there")));
        assertThat(isAwayAfterALook()).isTrue();

        store.trouble = Optional.of(new IllegalStateException("closed"));
        assertThat(isAwayAfterALook()).isTrue();

        store.trouble = Optional.empty();
        assertThat(isAwayAfterALook()).isFalse();
    }

    @Test
    void nobodyIsAskedWhenItDoesNotMatter() {
        store.trouble = Optional.of(new StorageException.Unreachable("look at", "it", new IOException("nobody there")));

        watch.lookIf(() -> false);

        assertThat(watch.isAway()).isFalse();
    }
}
