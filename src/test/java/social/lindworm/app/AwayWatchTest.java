package social.lindworm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.StorageException;
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
        public Optional<ObjectInfo> stat(ObjectKey key) {
            if (trouble.isPresent()) {
                throw trouble.get();
            }
            return super.stat(key);
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
    void aStoreThatSaysNoIsNotAway() {
        store.trouble = Optional.of(new StorageException.Denied("look at", "it", "no"));

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
