package social.lindworm.storage.wrapper;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import social.lindworm.common.BlockStream;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.ByteRange;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoredObject;

/// Fails every other call, breaks every body after some bytes and every listing after a few objects.
final class FlakyStore extends ForwardingStore {

    private static final int GOOD_BYTES = 250_000;
    private static final int GOOD_OBJECTS = 400;

    private final Set<Long> failed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger listings = new AtomicInteger();

    FlakyStore(ObjectStore store) {
        super(store);
    }

    /// Only each thread's own turn counts, so that retries of many threads do not fail each other.
    private void perhapsFail(String action, Object subject) {
        long thread = Thread.currentThread().threadId();
        if (!failed.remove(thread)) {
            failed.add(thread);
            throw new StorageException.Unreachable(action, subject, new IOException("flaky"));
        }
    }

    @Override
    public ObjectInfo put(ObjectKey key, Content content, Attributes attributes) {
        perhapsFail("put", key);
        return super.put(key, content, attributes);
    }

    @Override
    public StoredObject open(ObjectKey key, ByteRange range) {
        perhapsFail("open", key);
        StoredObject opened = super.open(key, range);
        return new StoredObject(opened.info(), new BreakingStream(opened.stream()));
    }

    private static final class BreakingStream extends BlockStream {
        private final InputStream stream;
        private int left = GOOD_BYTES;

        private BreakingStream(InputStream stream) {
            this.stream = stream;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                throw new IOException("the line broke");
            }
            int count = stream.read(target, offset, Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        }
    }

    @Override
    public Optional<ObjectInfo> stat(ObjectKey key) {
        perhapsFail("stat", key);
        return super.stat(key);
    }

    @Override
    public void delete(ObjectKey key) {
        perhapsFail("delete", key);
        super.delete(key);
    }

    @Override
    public Stream<ObjectInfo> list(KeyRange range) {
        perhapsFail("list", range);
        AtomicInteger given = new AtomicInteger();
        int breakAt = listings.incrementAndGet() % 2 == 0 ? Integer.MAX_VALUE : GOOD_OBJECTS;
        return super.list(range).peek(info -> {
            if (given.incrementAndGet() > breakAt) {
                throw new StorageException.Unreachable("list", "", new IOException("flaky"));
            }
        });
    }
}
