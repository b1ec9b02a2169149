package social.lindworm.storage.migrate;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.wrapper.ForwardingStore;

/// A store that fails, forgets or lists wrongly as it is told to.
public final class FailingStore extends ForwardingStore {

    private final AtomicInteger puts = new AtomicInteger();
    private final Set<String> failing = new HashSet<>();
    private final Set<String> forgetting = new HashSet<>();
    private @Nullable RuntimeException failure;
    private int good = Integer.MAX_VALUE;
    private boolean twice;

    public FailingStore(ObjectStore inner) {
        super(inner);
    }

    public FailingStore failingAfter(int puts, RuntimeException with) {
        good = puts;
        failure = with;
        return this;
    }

    public FailingStore failingFor(String key) {
        failing.add(key);
        return this;
    }

    FailingStore forgetting(String key) {
        forgetting.add(key);
        return this;
    }

    FailingStore listingTwice() {
        twice = true;
        return this;
    }

    public int puts() {
        return puts.get();
    }

    @Override
    public ObjectInfo put(ObjectKey key, Content content, Attributes attributes) {
        if (puts.incrementAndGet() > good && failure != null) {
            throw failure;
        }
        if (failing.contains(key.text())) {
            throw new StorageException.Unreachable("put", key, new IOException("broken pipe"));
        }
        ObjectInfo kept = super.put(key, content, attributes);
        if (forgetting.contains(key.text())) {
            super.delete(key);
        }
        return kept;
    }

    @Override
    public Stream<ObjectInfo> list(KeyRange range) {
        return twice ? super.list(range).flatMap(info -> Stream.of(0, 1).map(_ -> info)) : super.list(range);
    }
}
