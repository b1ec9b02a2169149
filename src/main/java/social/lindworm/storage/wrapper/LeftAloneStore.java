package social.lindworm.storage.wrapper;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.ByteRange;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoredObject;

/// Leaves a store alone for a while that kept a caller waiting and then failed: until then everybody is told at once
/// that it cannot be reached, and after that one caller at a time finds out whether it is back. A store that refuses
/// quickly keeps nobody waiting, and is asked each time. Goes below the limits of a store, so that those who wait for
/// their turn are told as well. Listings pass.
public final class LeftAloneStore extends ForwardingStore {

    static final Duration LEFT_ALONE = Duration.ofSeconds(10);

    /// A failure that comes later than this has kept somebody waiting.
    static final Duration LONG = Duration.ofSeconds(2);

    private final Clock clock;
    private final AtomicBoolean trying = new AtomicBoolean();
    private volatile @Nullable Absence absence;

    private record Absence(StorageException.Unreachable told, Instant until) {}

    public LeftAloneStore(ObjectStore store, Clock clock) {
        super(store);
        this.clock = clock;
    }

    private <T> T ask(String action, ObjectKey key, Supplier<T> call) {
        Absence known = absence;
        if (known == null) {
            return noting(call);
        }
        if (clock.instant().isBefore(known.until()) || !trying.compareAndSet(false, true)) {
            String why = "it is left alone after this: " + known.told().getMessage();
            throw new StorageException.Unreachable(
                    action, key, why, known.told().advice());
        }
        try {
            return noting(call);
        } finally {
            trying.set(false);
        }
    }

    private <T> T noting(Supplier<T> call) {
        Instant begun = clock.instant();
        try {
            T answer = call.get();
            absence = null;
            return answer;
        } catch (StorageException.Unreachable e) {
            Instant now = clock.instant();
            boolean waited = Duration.between(begun, now).compareTo(LONG) >= 0;
            absence = waited ? new Absence(e, now.plus(LEFT_ALONE)) : null;
            throw e;
        } catch (StorageException e) {
            absence = null;
            throw e;
        }
    }

    @Override
    public ObjectInfo put(ObjectKey key, Content content, Attributes attributes) {
        return ask("put", key, () -> super.put(key, content, attributes));
    }

    @Override
    public StoredObject open(ObjectKey key, ByteRange range) {
        return ask("open", key, () -> super.open(key, range));
    }

    @Override
    public Optional<ObjectInfo> stat(ObjectKey key) {
        return ask("look at", key, () -> super.stat(key));
    }

    @Override
    public void delete(ObjectKey key) {
        ask("delete", key, () -> {
            super.delete(key);
            return key;
        });
    }
}
