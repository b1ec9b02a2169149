package social.lindworm.storage.opendal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.opendal.Operator;
import org.apache.opendal.OperatorOutputStream;
import org.apache.opendal.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.lindworm.common.Message;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.StorageException;

/// Puts objects: in one piece up to 8 MB, beyond that in pieces where the service takes such, which OpenDAL sends
/// without attributes. Nothing is visible before all of it was sent. Thread-safe.
final class CloudWriter {

    static final int PIECE = 8 << 20;

    /// Of a service that takes no pieces: it has to be in memory.
    static final int LARGEST_WHOLE = 64 << 20;

    private static final Logger log = LoggerFactory.getLogger(CloudWriter.class);
    private static final int KIB = 1024;
    private static final int MOST_FOLDERS = 10_000;
    private static final int MOST_KIB = 64 * KIB;

    /// The part of the heap that bodies on their way may take, shared by all clouds of the process.
    private static final Semaphore FREE_KIB = new Semaphore(MOST_KIB, true);

    private final CloudClient client;
    private final CloudKind kind;
    private final CloudReader reader;
    private final Clock clock;
    private final Set<String> made = ConcurrentHashMap.newKeySet();
    private final Lock making = new ReentrantLock();

    CloudWriter(CloudClient client, CloudKind kind, CloudReader reader, Clock clock) {
        this.client = client;
        this.kind = kind;
        this.reader = reader;
        this.clock = clock;
    }

    ObjectInfo put(ObjectKey key, Content content, Attributes attributes) {
        boolean inPieces = content.length() > PIECE && kind.parts();
        if (!inPieces && content.length() > LARGEST_WHOLE) {
            throw new StorageException.Denied(
                    "put",
                    key,
                    content.length() + " bytes are more than this service takes in one piece",
                    Message.of("storage.cloud.tooLarge", LARGEST_WHOLE >> 20));
        }
        int kib = Math.clamp((inPieces ? PIECE : content.length()) / KIB + 1, 1, MOST_KIB);
        FREE_KIB.acquireUninterruptibly(kib);
        try {
            if (kind.moves()) {
                return putAndMove(key, content, attributes, inPieces);
            }
            Optional<ObjectInfo> known = send(key, kind.name(key.text()), content, attributes, inPieces);
            return known.orElseGet(() -> told(key));
        } finally {
            FREE_KIB.release(kib);
        }
    }

    /// Two who make a folder at once disturb each other at some servers, so here one does.
    private void makeFolder(ObjectKey key, String path) {
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        if (!kind.folders() || folder.isEmpty() || made.contains(folder)) {
            return;
        }
        making.lock();
        try {
            if (!made.contains(folder)) {
                client.createFolder(key, folder);
                if (made.size() < MOST_FOLDERS) {
                    made.add(folder);
                }
            }
        } finally {
            making.unlock();
        }
    }

    private ObjectInfo putAndMove(ObjectKey key, Content content, Attributes attributes, boolean inPieces) {
        String part = ObjectKey.RESERVED + "/" + UUID.randomUUID() + ".part";
        boolean moved = false;
        try {
            send(key, part, content, attributes, inPieces);
            ObjectInfo written = client.stat("put", key, part)
                    .map(told -> kind.info(key, told))
                    .orElseThrow(() -> new StorageException.Corrupt("put", key, "the service lost what it had taken"));
            if (written.size() != content.length()) {
                throw new StorageException.Corrupt("put", key, "the service kept " + written.size() + " bytes");
            }
            makeFolder(key, key.text());
            client.rename(key, part, key.text());
            moved = true;
            // Another put or a deletion may have followed at once: theirs is not ours.
            return reader.stat("put", key)
                    .filter(there -> there.size() == written.size())
                    .orElse(written);
        } finally {
            if (!moved) {
                discard(key, part);
            }
        }
    }

    private void discard(ObjectKey key, String part) {
        try {
            if (client.stat("put", key, part).isPresent()) {
                client.delete(key, part);
            }
        } catch (StorageException e) {
            log.warn("A part of {} could not be thrown away and takes room: {}", key, e.getMessage());
        }
    }

    private ObjectInfo told(ObjectKey key) {
        return reader.stat("put", key)
                .orElseThrow(() -> new StorageException.Corrupt("put", key, "the service lost what it had taken"));
    }

    /// @return what is known of the object without asking
    private Optional<ObjectInfo> send(
            ObjectKey key, String path, Content content, Attributes attributes, boolean inPieces) {
        try (InputStream source = content.open()) {
            makeFolder(key, path);
            if (inPieces) {
                sendPieces(key, path, content.length(), source);
                return Optional.empty();
            }
            byte[] bytes = exactly(key, source, (int) content.length());
            requireEnd(key, source);
            client.write(key, path, bytes, options(attributes));
            return kind.md5() ? Optional.of(CloudKind.sent(key, bytes, clock)) : Optional.empty();
        } catch (IOException e) {
            throw new StorageException.BrokenSource("put", key, e);
        }
    }

    /// Closing the stream is what makes the object appear, and OpenDAL's has no way to give up: one that failed is
    /// left as it is, a few hundred bytes of native memory.
    private void sendPieces(ObjectKey key, String path, long length, InputStream source) throws IOException {
        OperatorOutputStream target = client.blocking(key, 0, operator -> {
            try (Operator blocking = operator.blocking()) {
                return blocking.createOutputStream(path, PIECE);
            }
        });
        for (long sent = 0; sent < length; sent += PIECE) {
            byte[] piece = exactly(key, source, (int) Math.min(PIECE, length - sent));
            client.blocking(key, piece.length, operator -> write(target, piece));
        }
        requireEnd(key, source);
        client.blocking(key, PIECE, operator -> close(target));
    }

    private static int write(OperatorOutputStream target, byte[] piece) {
        try {
            target.write(piece);
            return piece.length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean close(OperatorOutputStream target) {
        try {
            target.close();
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] exactly(ObjectKey key, InputStream source, int length) throws IOException {
        byte[] bytes = source.readNBytes(length);
        if (bytes.length < length) {
            throw new StorageException.Corrupt("put", key, "the content is not as long as it said");
        }
        return bytes;
    }

    private static void requireEnd(ObjectKey key, InputStream source) throws IOException {
        if (source.read() >= 0) {
            throw new StorageException.Corrupt("put", key, "the content is not as long as it said");
        }
    }

    private WriteOptions options(Attributes attributes) {
        WriteOptions.WriteOptionsBuilder options = WriteOptions.builder();
        if (kind.types()) {
            options.contentType(attributes.contentType());
        }
        if (kind.cacheRules() && !attributes.cacheControl().isEmpty()) {
            options.cacheControl(attributes.cacheControl());
        }
        return options.build();
    }
}
