package social.lindworm.transfer.backup;

import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;

/// The contents that a store of backups holds, each once, under its SHA-256: `objects/ab/cdef...`. Thread-safe.
final class Contents {

    static final String FOLDER = "objects/";

    private static final Attributes BYTES = Attributes.of("application/octet-stream");
    private static final int FIRST = 2;
    private static final int KEY_LENGTH = FOLDER.length() + 65;

    private final ObjectStore store;
    private final LongAdder files = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    Contents(ObjectStore store) {
        this.store = store;
    }

    static ObjectKey key(String sha256) {
        return new ObjectKey(FOLDER + sha256.substring(0, FIRST) + "/" + sha256.substring(FIRST));
    }

    /// Empty for what is none of ours.
    static Optional<String> hash(ObjectKey key) {
        if (key.text().length() != KEY_LENGTH) {
            return Optional.empty();
        }
        String hash = key.text().substring(FOLDER.length()).replace("/", "");
        return MediaFile.isHash(hash) && key(hash).equals(key) ? Optional.of(hash) : Optional.empty();
    }

    /// Sends bytes that have this hash, unless they are there.
    void offer(String sha256, byte[] content) {
        ObjectKey key = key(sha256);
        Optional<ObjectInfo> there = store.stat(key);
        if (there.isEmpty() || there.get().size() != content.length) {
            store.put(key, Content.of(content), BYTES);
            count(content.length);
        }
    }

    /// Sends a file, which proves on its way that it has its hash.
    void send(MediaFile media, ObjectStore from) {
        store.put(key(media.sha256()), new ProvedContent(from, media.key(), media.size(), media.sha256()), BYTES);
        count(media.size());
    }

    private void count(long length) {
        files.increment();
        bytes.add(length);
    }

    /// How many were sent.
    long files() {
        return files.sum();
    }

    long bytes() {
        return bytes.sum();
    }
}
