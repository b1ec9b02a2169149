package social.lindworm.storage.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectKey;

/// The keys below a folder in key order, one folder in memory at a time on each level. Links and names that are
/// no keys are passed over, and folders that cannot hold a key of the range are not opened.
final class FolderWalk implements Iterator<ObjectKey> {

    private static final Comparator<String> ORDER = ObjectKey::compare;

    private final Path root;
    private final KeyRange range;
    private final Deque<Iterator<String>> levels = new ArrayDeque<>();
    private @Nullable ObjectKey next;

    FolderWalk(Path root, KeyRange range) {
        this.root = root;
        this.range = range;
        levels.push(children(""));
    }

    Stream<ObjectKey> stream() {
        int traits = Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, traits), false);
    }

    @Override
    public boolean hasNext() {
        while (next == null && !levels.isEmpty()) {
            Iterator<String> level = levels.element();
            if (!level.hasNext()) {
                levels.pop();
                continue;
            }
            String name = level.next();
            if (!name.endsWith("/")) {
                next = ObjectKey.parse(name).filter(range::contains).orElse(null);
            } else if (mayHold(name)) {
                levels.push(children(name));
            }
        }
        return next != null;
    }

    @Override
    public ObjectKey next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        ObjectKey found = next;
        next = null;
        return found;
    }

    private boolean mayHold(String folder) {
        boolean inPrefix = folder.startsWith(range.prefix()) || range.prefix().startsWith(folder);
        boolean notPassed = range.after().startsWith(folder) || ORDER.compare(folder, range.after()) > 0;
        return inPrefix && notPassed;
    }

    /// Names below the root, folders with a slash at their end: so sorted, a walk downwards gives the keys in
    /// their order.
    private Iterator<String> children(String folder) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(root.resolve(folder))) {
            for (Path path : found) {
                name(folder, path).ifPresent(names::add);
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.<String>of().iterator();
        } catch (IOException e) {
            throw LocalErrors.translate("list", folder, e);
        }
        names.sort(ORDER);
        return names.iterator();
    }

    private static Optional<String> name(String folder, Path path) {
        String name = folder + path.getFileName();
        if (name.equals(ObjectKey.RESERVED)) {
            return Optional.empty();
        }
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(name + "/");
        }
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? Optional.of(name) : Optional.empty();
    }
}
