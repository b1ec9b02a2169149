package social.lindworm.storage.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import social.lindworm.storage.ObjectKey;

/// What stands in one folder, in key order: names below the root, folders with a slash at their end, so that a walk
/// downwards gives the keys in their order. Holds a fixed number of names, however many the folder has: it is read
/// again for each further piece. What is neither file nor folder is passed over; a folder that is gone is empty.
final class FolderNames implements Iterator<String> {

    private static final Comparator<String> ORDER = ObjectKey::compare;

    private final Path root;
    private final String folder;
    private final int pieceSize;
    private Queue<String> piece;
    private boolean mayHaveMore;

    /// @param pieceSize names in memory at once, at least 1
    FolderNames(Path root, String folder, int pieceSize) {
        this.root = root;
        this.folder = folder;
        this.pieceSize = pieceSize;
        this.piece = pieceAfter("");
    }

    @Override
    public boolean hasNext() {
        return !piece.isEmpty();
    }

    @Override
    public String next() {
        String name = piece.remove();
        if (piece.isEmpty() && mayHaveMore) {
            piece = pieceAfter(name);
        }
        return name;
    }

    /// The lowest names above this one.
    private Queue<String> pieceAfter(String last) {
        PriorityQueue<String> lowest = new PriorityQueue<>(ORDER.reversed());
        try (DirectoryStream<Path> found = Files.newDirectoryStream(root.resolve(folder))) {
            for (Path path : found) {
                String name = folder + path.getFileName();
                if (mayBelong(name, last, lowest)) {
                    withEnding(name, path)
                            .filter(whole -> ORDER.compare(whole, last) > 0)
                            .ifPresent(lowest::add);
                }
                if (lowest.size() > pieceSize) {
                    lowest.remove();
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            lowest.clear();
        } catch (IOException e) {
            throw LocalErrors.translate("list", folder, e);
        }
        mayHaveMore = lowest.size() == pieceSize;
        return ascending(lowest);
    }

    /// Asking what an entry is costs more than reading its name, so not for those that belong to another piece
    /// either way.
    private boolean mayBelong(String name, String last, PriorityQueue<String> lowest) {
        return !name.equals(ObjectKey.RESERVED)
                && ORDER.compare(name + "/", last) > 0
                && (lowest.size() < pieceSize || ORDER.compare(name, lowest.element()) < 0);
    }

    private static Queue<String> ascending(PriorityQueue<String> lowest) {
        ArrayDeque<String> names = new ArrayDeque<>(lowest.size());
        while (!lowest.isEmpty()) {
            names.addFirst(lowest.remove());
        }
        return names;
    }

    /// Empty for what is neither file nor folder.
    private static Optional<String> withEnding(String name, Path path) throws IOException {
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return file.isDirectory()
                    ? Optional.of(name + "/")
                    : file.isRegularFile() ? Optional.of(name) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
