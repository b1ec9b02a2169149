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
import org.apache.opendal.OperatorOutputStream;
import org.apache.opendal.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.lindworm.common.Message;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.StorageException;

/// Puts objects: in one piece up to 8 MB, beyond that in pieces where the service takes such, which OpenDAL sends
/// without attributes, or as a stream past OpenDAL where we can. Nothing is visible before all of it was sent.
/// Thread-safe.
final class CloudWriter {

    static final int PIECE = 8 << 20;

    /// Of a service that takes neither pieces nor a stream of ours: it has to be in memory.
    private static final int LARGEST_WHOLE = 64 << 20;

    /// Of one request to Swift, if the people who run it have not changed it.
    static final long LARGEST_ON_SWIFT = 5L << 30;

    private static final Logger log = LoggerFactory.getLogger(CloudWriter.class);
    private static final int OVERTAKEN = 202;
    private static final int KIB = 1024;
    private static final int MOST_FOLDERS = 10_000;
    private static final int MOST_KIB = 64 * KIB;

    /// The part of the heap that bodies on their way may take, shared by all clouds of the process.
    private static final Semaphore FREE_KIB = new Semaphore(MOST_KIB, true);

    private final StorageConfig.Cloud config;
    private final CloudClient client;
    private final CloudKind kind;
    private final Optional<CloudHttp> http;
    private final CloudReader reader;
    private final Clock clock;
    private final Set<String> made = ConcurrentHashMap.newKeySet();
    private final Lock making = new ReentrantLock();

    CloudWriter(
            StorageConfig.Cloud config, CloudClient client, Optional<CloudHttp> http, CloudReader reader, Clock clock) {
        this.config = config;
        this.client = client;
        this.kind = CloudKind.of(config.service(), client.abilities());
        this.http = http;
        this.reader = reader;
        this.clock = clock;
    }

    ObjectInfo put(ObjectKey key, Content content, Attributes attributes) {
        boolean inPieces = content.length() > PIECE && kind.parts();
        if (!inPieces) {
            requireFit(key, content.length());
        }
        if (content.length() > PIECE && !inPieces && http.isPresent()) {
            return stream(key, content, attributes, http.get());
        }
        int kib = Math.clamp((inPieces ? PIECE : content.length()) / KIB + 1, 1, MOST_KIB);
        FREE_KIB.acquireUninterruptibly(kib);
        try {
            if (kind.moves()) {
                return putAndMove(key, content, attributes, inPieces);
            }
            Optional<ObjectInfo> known = send(key, key.text(), content, attributes, inPieces);
            return known.orElseGet(() -> told(key));
        } finally {
            FREE_KIB.release(kib);
        }
    }

    private void requireFit(ObjectKey key, long length) {
        long largest = kind.swift() ? LARGEST_ON_SWIFT : http.isPresent() ? Long.MAX_VALUE : LARGEST_WHOLE;
        if (length > largest) {
            throw new StorageException.Denied(
                    "put",
                    key,
                    length + " bytes are more than this service takes in one piece",
                    Message.of("storage.cloud.tooLarge", largest >> 20));
        }
    }

    /// The service is asked of the object first: where a token has ended or a password is wrong, that is told before a
    /// body is sent for nothing.
    private ObjectInfo stream(ObjectKey key, Content content, Attributes attributes, CloudHttp way) {
        client.stat("put", key, key.text());
        made.remove(folder(key.text()));
        makeFolder(key, key.text());
        StreamedBody body = new StreamedBody(key, content, attributes.contentType(), () -> client.requireOpen("put"));
        String path = CloudClient.root(config) + key;
        CloudHttp.Put put;
        try {
            put = client.direct("put", key, token -> way.put(path, body, token));
        } catch (StorageException.Missing e) {
            throw client.noContainer("put", key);
        }
        return kind.md5() ? digested(key, content.length(), body.md5(), put) : measured(key, content.length());
    }

    /// A put that a later one has overtaken already says nothing of ours.
    private ObjectInfo digested(ObjectKey key, long length, String md5, CloudHttp.Put put) {
        String kept = CloudKind.version(put.etag());
        if (put.status() != OVERTAKEN && !kept.equals(md5)) {
            if (reader.stat("put", key)
                    .filter(info -> info.version().equals(kept))
                    .isPresent()) {
                discard(key, key.text());
            }
            throw new StorageException.Corrupt("put", key, "the service tells of other bytes than it was sent");
        }
        return CloudKind.sent(key, length, md5, clock);
    }

    private ObjectInfo measured(ObjectKey key, long length) {
        ObjectInfo kept = told(key);
        if (kept.size() != length) {
            throw new StorageException.Corrupt("put", key, "the service kept " + kept.size() + " bytes");
        }
        return kept;
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /// Two who make a folder at once disturb each other at some servers, so here one does.
    private void makeFolder(ObjectKey key, String path) {
        String folder = folder(path);
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
            return kind.md5()
                    ? Optional.of(CloudKind.sent(key, bytes.length, Digest.md5(bytes), clock))
                    : Optional.empty();
        } catch (IOException e) {
            throw new StorageException.BrokenSource("put", key, e);
        }
    }

    /// Closing the stream is what makes the object appear, and OpenDAL's has no way to give up: one that failed is
    /// left as it is, a few hundred bytes of native memory.
    private void sendPieces(ObjectKey key, String path, long length, InputStream source) throws IOException {
        OperatorOutputStream target = client.put(key, 0, operator -> operator.createOutputStream(path, PIECE));
        for (long sent = 0; sent < length; sent += PIECE) {
            byte[] piece = exactly(key, source, (int) Math.min(PIECE, length - sent));
            client.put(key, piece.length, operator -> write(target, piece));
        }
        requireEnd(key, source);
        client.put(key, PIECE, operator -> close(target));
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
