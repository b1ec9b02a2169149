package social.lindworm.storage.wrapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.ObjectStoreContract;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoredObject;
import social.lindworm.storage.memory.MemoryStore;

class TwinStoreTest implements ObjectStoreContract {

    private static final ObjectKey KEY = new ObjectKey("covers/a.jpg");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Clock clock = clock(now::get);
    private final MemoryStore first = new MemoryStore(Clock.systemUTC());
    private final MemoryStore second = new MemoryStore(Clock.systemUTC());
    private final SwitchedStore way = new SwitchedStore(first);
    private boolean knownToBeAway;
    private final TwinStore store = new TwinStore(way, second, clock, () -> knownToBeAway);

    private static Clock clock(InstantSource source) {
        return source.withZone(ZoneOffset.UTC);
    }

    @Override
    public ObjectStore store() {
        return store;
    }

    private void firstGoesAway() {
        way.become(new AwayStore());
    }

    @Test
    void bothReceiveWhatIsNewAndLoseWhatIsDeleted() {
        keep(store, "new");

        assertThat(text(first)).isEqualTo("new");
        assertThat(text(second)).isEqualTo("new");

        store.delete(KEY);

        assertThat(first.stat(KEY)).isEmpty();
        assertThat(second.stat(KEY)).isEmpty();
    }

    @Test
    void whatOnlyTheSecondHasIsReadThere() {
        keep(second, "old");

        assertThat(text(store)).isEqualTo("old");
        assertThat(store.stat(KEY)).isPresent();
    }

    @Test
    void whatTheSecondCannotTakeIsKeptByTheFirst() {
        TwinStore lame = new TwinStore(first, new AwayStore(), clock, () -> false);

        keep(lame, "new");
        assertThat(text(lame)).isEqualTo("new");
        lame.delete(KEY);

        assertThat(first.stat(KEY)).isEmpty();
    }

    @Test
    void whatTheFirstCannotTakeIsTakenByNeither() {
        firstGoesAway();

        assertThatThrownBy(() -> keep(store, "new")).isInstanceOf(StorageException.Unreachable.class);
        assertThat(second.stat(KEY)).isEmpty();
    }

    @Test
    void whileTheFirstIsAwayTheSecondIsRead() {
        keep(store, "kept");
        firstGoesAway();

        assertThat(text(store)).isEqualTo("kept");
        assertThat(store.stat(KEY)).isPresent();
    }

    /// As when a certificate has expired, or a key was revoked.
    private void firstRefuses() {
        way.become(AwayStore.refusing());
    }

    @Test
    void whileTheFirstRefusesTheSecondIsRead() {
        keep(store, "kept");
        firstRefuses();

        assertThat(text(store)).isEqualTo("kept");
        assertThat(store.stat(KEY)).isPresent();
    }

    @Test
    void whatTheSecondLacksWhileTheFirstRefusesIsRefused() {
        firstRefuses();

        assertThatThrownBy(() -> store.stat(KEY)).isInstanceOf(StorageException.Denied.class);
        assertThatThrownBy(() -> store.open(KEY)).isInstanceOf(StorageException.Denied.class);
    }

    @Test
    void whatTheFirstRefusesToTakeOrDeleteIsDoneByNeither() {
        keep(store, "kept");
        firstRefuses();

        assertThatThrownBy(() -> keep(store, "new")).isInstanceOf(StorageException.Denied.class);
        assertThatThrownBy(() -> store.delete(KEY)).isInstanceOf(StorageException.Denied.class);
        assertThat(text(second)).isEqualTo("kept");
    }

    @Test
    void aStoreThatWasAwayIsLeftAloneForAWhileAndThenAskedAgain() {
        keep(store, "kept");
        firstGoesAway();
        assertThat(text(store)).isEqualTo("kept");
        way.become(first);
        second.delete(KEY);
        keep(second, "of the second");

        assertThat(text(store)).isEqualTo("of the second");
        now.updateAndGet(instant -> instant.plus(TwinStore.LEFT_ALONE).plus(Duration.ofMillis(1)));

        assertThat(text(store)).isEqualTo("kept");
    }

    @Test
    void whoKnowsThatTheFirstIsAwayDoesNotAskIt() {
        keep(store, "kept");
        second.delete(KEY);
        keep(second, "of the second");

        knownToBeAway = true;
        assertThat(text(store)).isEqualTo("of the second");
        knownToBeAway = false;
        assertThat(text(store)).isEqualTo("kept");
    }

    @Test
    void thatNeitherCouldBeAskedIsAFailureAndNoAnswer() {
        TwinStore lame = new TwinStore(new AwayStore(), new AwayStore(), clock, () -> false);

        assertThatThrownBy(() -> lame.stat(KEY)).isInstanceOf(StorageException.Unreachable.class);
        assertThatThrownBy(() -> lame.stat(KEY)).isInstanceOf(StorageException.Unreachable.class);
    }

    @Test
    void thatTheSecondLacksItSaysNothingWhileTheFirstIsAway() {
        firstGoesAway();

        assertThatThrownBy(() -> store.stat(KEY)).isInstanceOf(StorageException.Unreachable.class);
        assertThatThrownBy(() -> store.open(KEY)).isInstanceOf(StorageException.Unreachable.class);
    }

    @Test
    void thatTheFirstLacksItSaysNothingWhileTheSecondIsAway() {
        TwinStore lame = new TwinStore(first, new AwayStore(), clock, () -> false);

        assertThatThrownBy(() -> lame.stat(KEY)).isInstanceOf(StorageException.Unreachable.class);
        assertThatThrownBy(() -> lame.open(KEY)).isInstanceOf(StorageException.Unreachable.class);
    }

    private static void keep(ObjectStore store, String text) {
        store.put(KEY, Content.of(text.getBytes(StandardCharsets.UTF_8)), Attributes.of("image/jpeg"));
    }

    private static String text(ObjectStore store) {
        try (StoredObject object = store.open(KEY)) {
            return new String(object.readAll(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
