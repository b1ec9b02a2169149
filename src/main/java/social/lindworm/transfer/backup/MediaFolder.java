package social.lindworm.transfer.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import social.lindworm.storage.ObjectKey;

/// A new media folder beside the old one, on the same disk, so that a rename puts it in place.
final class MediaFolder implements AutoCloseable {

    private final Path folder;
    private final Path staged;
    private final Path aside;

    MediaFolder(Path folder, String stamp) throws IOException {
        this.folder = folder;
        this.staged = folder.resolveSibling(folder.getFileName() + ".restoring");
        this.aside = folder.resolveSibling(folder.getFileName() + ".replaced-" + stamp);
        remove(staged);
        Files.createDirectories(staged);
    }

    /// A key cannot lead out of the folder, and there are no links in a folder we made.
    void add(ObjectKey key, InputStream content) throws IOException {
        Path target = staged;
        for (String segment : key.segments()) {
            target = target.resolve(segment);
        }
        Files.createDirectories(target.getParent());
        Files.copy(content, target);
    }

    void takeOver(Moves moves) throws IOException {
        if (isFilled(folder)) {
            moves.move(folder, aside);
        } else {
            remove(folder);
        }
        moves.move(staged, folder);
    }

    Path aside() {
        return aside;
    }

    /// Whether there is a file in it.
    static boolean isFilled(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.anyMatch(Files::isRegularFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        remove(staged);
    }

    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
