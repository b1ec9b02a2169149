package social.lindworm.storage.memory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.ByteRange;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoreTraits;
import social.lindworm.storage.StoredObject;

/// Objects in the heap, gone with the process. Thread-safe. The capacity counts the bytes of all objects, so that
/// a full store can be tried.
public final class MemoryStore implements ObjectStore {

    private static final StoreTraits TRAITS = new StoreTraits(true, false, false, 64);

    private final NavigableMap<ObjectKey, Entry> entries = new ConcurrentSkipListMap<>();
    private final AtomicLong used = new AtomicLong();
    private final AtomicLong versions = new AtomicLong();
    private final Clock clock;
    private final long capacity;
    private volatile boolean closed;

    public MemoryStore(Clock clock) {
        this(clock, Long.MAX_VALUE);
    }

    public MemoryStore(Clock clock, long capacity) {
        this.clock = clock;
        this.capacity = capacity;
    }

    @Override
    public StoreTraits traits() {
        return TRAITS;
    }

    @Override
    public ObjectInfo put(ObjectKey key, Content content, Attributes attributes) {
        requireOpen("put");
        byte[] bytes = read(key, content);
        String version = Long.toString(versions.incrementAndGet());
        Entry entry = new Entry(new ObjectInfo(key, bytes.length, clock.instant(), version), attributes, bytes);
        Entry stored = entries.compute(key, (same, old) -> {
            long change = old == null ? bytes.length : (long) bytes.length - old.bytes.length;
            if (used.addAndGet(change) > capacity) {
                used.addAndGet(-change);
                throw new StorageException.Full("put", key, bytes.length);
            }
            return entry;
        });
        return stored.info;
    }

    private static byte[] read(ObjectKey key, Content content) {
        if (content.length() > Integer.MAX_VALUE - 8) {
            throw new StorageException.Full("put", key, content.length());
        }
        byte[] bytes;
        try (InputStream stream = content.open()) {
            bytes = stream.readNBytes((int) content.length() + 1);
        } catch (IOException e) {
            throw new StorageException.BrokenSource("put", key, e);
        }
        if (bytes.length != content.length()) {
            throw new StorageException.Corrupt("put", key, "the content is not as long as it said");
        }
        return bytes;
    }

    @Override
    public StoredObject open(ObjectKey key, ByteRange range) {
        requireOpen("open");
        Entry entry = entries.get(key);
        if (entry == null) {
            throw new StorageException.Missing("open", key);
        }
        int length = (int) range.lengthWithin(entry.bytes.length);
        int offset = length == 0 ? 0 : (int) range.offset();
        return new StoredObject(entry.info, new ByteArrayInputStream(entry.bytes, offset, length));
    }

    @Override
    public Optional<ObjectInfo> stat(ObjectKey key) {
        requireOpen("stat");
        return Optional.ofNullable(entries.get(key)).map(entry -> entry.info);
    }

    /// What was given to [#put], for tests of what a real store would send.
    public Optional<Attributes> attributes(ObjectKey key) {
        return Optional.ofNullable(entries.get(key)).map(entry -> entry.attributes);
    }

    @Override
    public void delete(ObjectKey key) {
        requireOpen("delete");
        entries.computeIfPresent(key, (same, old) -> {
            used.addAndGet(-old.bytes.length);
            return null;
        });
    }

    @Override
    public Stream<ObjectInfo> list(KeyRange range) {
        requireOpen("list");
        NavigableMap<ObjectKey, Entry> rest = ObjectKey.parse(range.after())
                .map(after -> entries.tailMap(after, false))
                .orElse(entries);
        return rest.values().stream().map(entry -> entry.info).filter(info -> range.contains(info.key()));
    }

    @Override
    public void close() {
        closed = true;
    }

    private void requireOpen(String action) {
        if (closed) {
            throw new StorageException.Closed(action);
        }
    }

    private static final class Entry {
        private final ObjectInfo info;
        private final Attributes attributes;
        private final byte[] bytes;

        private Entry(ObjectInfo info, Attributes attributes, byte[] bytes) {
            this.info = info;
            this.attributes = attributes;
            this.bytes = bytes;
        }
    }
}
