package social.lindworm.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;

/// `data/index`: the index in use and, for a while, the one that will take its place. A small file names the one in
/// use; it is replaced atomically, so a crash leaves the old one or the new one.
final class IndexFolder {

    private static final String CURRENT = "current";
    private static final String PREFIX = "index-";
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Path root;
    private final Clock clock;

    IndexFolder(Path root, Clock clock) {
        this.root = root;
        this.clock = clock;
    }

    /// The index in use, if there is one and its folder exists.
    Optional<Path> current() throws IOException {
        try {
            String name = Files.readString(root.resolve(CURRENT)).strip();
            Path folder = root.resolve(name);
            return name.startsWith(PREFIX) && root.equals(folder.getParent()) && Files.isDirectory(folder)
                    ? Optional.of(folder)
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /// A place for a new index.
    Path fresh() throws IOException {
        Files.createDirectories(root);
        return Files.createTempDirectory(root, PREFIX + clock.millis() + "-");
    }

    /// From now on that one is in use.
    void use(Path folder) throws IOException {
        Path pointer = Files.createTempFile(root, CURRENT, ".new");
        Files.writeString(pointer, folder.getFileName().toString());
        Files.move(pointer, root.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Deletes what is not in use and not being built by anybody.
    void sweep() throws IOException {
        Optional<Path> current = current();
        List<Path> folders;
        try (Stream<Path> listed = Files.list(root)) {
            folders = listed.filter(Files::isDirectory)
                    .filter(folder -> folder.getFileName().toString().startsWith(PREFIX))
                    .filter(folder -> current.isEmpty() || !folder.equals(current.get()))
                    .toList();
        }
        for (Path folder : folders) {
            if (isLeft(folder)) {
                delete(folder);
            }
        }
    }

    /// A folder that somebody writes is locked; one that was made this minute may be about to be.
    private boolean isLeft(Path folder) throws IOException {
        FileTime touched = Files.getLastModifiedTime(folder);
        if (touched.toInstant().isAfter(clock.instant().minus(FRESH))) {
            return false;
        }
        try (FSDirectory directory = FSDirectory.open(folder);
                Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            lock.ensureValid();
            return true;
        } catch (LockObtainFailedException e) {
            return false;
        }
    }

    void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
    }
}
