package social.lindworm.storage.wrapper;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.ByteRange;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoredObject;

/// Two stores that receive every write. The first decides: what it refuses is refused, and its listing counts. What the
/// second could not take is logged, once until it takes something again, and brought there later by a copy. Reads are
/// of the first; of the second where the first lacks the object, is away or refuses, be it that its certificate or our
/// key is not valid any more, and for a while after that without asking the first, so that nobody waits for it each
/// time. Closing closes both.
public final class TwinStore extends ForwardingStore {

    private static final Logger LOG = LoggerFactory.getLogger(TwinStore.class);

    /// How long a store that was away is left alone.
    static final Duration LEFT_ALONE = Duration.ofSeconds(10);

    private final ObjectStore first;
    private final ObjectStore second;
    private final Clock clock;
    private final BooleanSupplier firstIsAway;
    private volatile Instant awayUntil = Instant.MIN;
    private volatile boolean secondLags;

    /// @param firstIsAway whether somebody else knows the first to be away; one that hangs keeps each reader waiting
    public TwinStore(ObjectStore first, ObjectStore second, Clock clock, BooleanSupplier firstIsAway) {
        super(first);
        this.first = first;
        this.second = second;
        this.clock = clock;
        this.firstIsAway = firstIsAway;
    }

    @Override
    public ObjectInfo put(ObjectKey key, Content content, Attributes attributes) {
        ObjectInfo kept = first.put(key, content, attributes);
        alsoInTheSecond(() -> second.put(key, content, attributes));
        return kept;
    }

    @Override
    public void delete(ObjectKey key) {
        first.delete(key);
        alsoInTheSecond(() -> {
            second.delete(key);
            return key;
        });
    }

    private void alsoInTheSecond(Supplier<?> change) {
        try {
            var _ = change.get();
            if (secondLags) {
                LOG.atInfo().log("the second store takes changes again");
            }
            secondLags = false;
        } catch (StorageException e) {
            LOG.atLevel(secondLags ? Level.DEBUG : Level.WARN)
                    .addKeyValue("obstacle", e.getMessage())
                    .log("the second store missed a change; a copy brings it there later");
            secondLags = true;
        }
    }

    @Override
    public StoredObject open(ObjectKey key, ByteRange range) {
        return read(() -> first.open(key, range), () -> second.open(key, range));
    }

    @Override
    public Optional<ObjectInfo> stat(ObjectKey key) {
        try {
            return read(() -> found(first, key), () -> found(second, key));
        } catch (StorageException.Missing e) {
            return Optional.empty();
        }
    }

    /// @throws StorageException.Missing if the store says that there is none
    private static Optional<ObjectInfo> found(ObjectStore store, ObjectKey key) {
        return Optional.of(store.stat(key).orElseThrow(() -> new StorageException.Missing("look at", key)));
    }

    /// Where neither can answer, the first store's failure counts; that it lacks something is no failure of it.
    private <T> T read(Supplier<T> ofFirst, Supplier<T> ofSecond) {
        if (firstIsAway.getAsBoolean() || clock.instant().isBefore(awayUntil)) {
            return instead(ofSecond, ofFirst);
        }
        try {
            return ofFirst.get();
        } catch (StorageException.Unreachable | StorageException.Denied e) {
            awayUntil = clock.instant().plus(LEFT_ALONE);
            LOG.atWarn().addKeyValue("obstacle", e.getMessage()).log("a store is away; the second one is read");
            return instead(ofSecond, () -> {
                throw e;
            });
        } catch (StorageException.Missing e) {
            return ofSecond.get();
        }
    }

    private static <T> T instead(Supplier<T> answer, Supplier<T> otherwise) {
        try {
            return answer.get();
        } catch (StorageException.Missing | StorageException.Unreachable | StorageException.Denied e) {
            return otherwise.get();
        }
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }
}
