package social.lindworm.storage.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.StorageException;

/// The half-written files of a local store: written and forced to disk in a folder of their own, then renamed
/// into place.
final class PartFiles {

    private static final Duration ABANDONED_AFTER = Duration.ofDays(1);
    private static final int BUFFER = 64 * 1024;

    private final Path folder;
    private final Clock clock;

    PartFiles(Path folder, Clock clock) throws IOException {
        this.folder = folder;
        this.clock = clock;
        Files.createDirectories(folder);
        removeAbandoned();
    }

    /// Age decides, not ownership: another process may be writing here at this moment.
    private void removeAbandoned() throws IOException {
        Instant limit = clock.instant().minus(ABANDONED_AFTER);
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
            for (Path part : found) {
                if (lastModified(part).isBefore(limit)) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    private static Instant lastModified(Path part) throws IOException {
        try {
            return Files.getLastModifiedTime(part).toInstant();
        } catch (NoSuchFileException e) {
            return Instant.MAX;
        }
    }

    /// A complete file, on the disk, dated now. The caller moves or deletes it; on a failure here nothing is
    /// left.
    Path write(ObjectKey key, Content content) throws IOException {
        requireRoom(key, content.length());
        Path part = folder.resolve(UUID.randomUUID() + ".part");
        boolean complete = false;
        try {
            fill(part, key, content);
            Files.setLastModifiedTime(part, FileTime.from(clock.instant()));
            complete = true;
            return part;
        } finally {
            if (!complete) {
                Files.deleteIfExists(part);
            }
        }
    }

    /// Asked before the first byte, so that a large file does not take the last room from everybody else.
    private void requireRoom(ObjectKey key, long length) {
        if (folder.toFile().getUsableSpace() < length) {
            throw new StorageException.Full("put", key, length);
        }
    }

    private static void fill(Path part, ObjectKey key, Content content) throws IOException {
        try (InputStream source = openSource(key, content);
                FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[Math.clamp(content.length(), 1, BUFFER)];
            long written = 0;
            int count;
            while ((count = readSource(key, source, buffer)) >= 0) {
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
                while (bytes.hasRemaining()) {
                    written += channel.write(bytes);
                }
                if (written > content.length()) {
                    break;
                }
            }
            if (written != content.length()) {
                throw new StorageException.Corrupt("put", key, "the content is not as long as it said");
            }
            channel.force(true);
        }
    }

    private static InputStream openSource(ObjectKey key, Content content) {
        try {
            return content.open();
        } catch (IOException e) {
            throw new StorageException.BrokenSource("put", key, e);
        }
    }

    private static int readSource(ObjectKey key, InputStream source, byte[] buffer) {
        try {
            return source.read(buffer);
        } catch (IOException e) {
            throw new StorageException.BrokenSource("put", key, e);
        }
    }

    /// The folder is forced too, or the name could be lost with the power although the bytes are there.
    void moveTo(Path part, Path target) throws IOException {
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
