package social.lindworm.storage.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.TreeWalk;

/// The keys below a folder in key order, one folder in memory at a time on each level. Links and names that are
/// no keys are passed over, and folders that cannot hold a key of the range are not opened.
final class FolderWalk extends TreeWalk<String, ObjectKey> {

    private static final Comparator<String> ORDER = ObjectKey::compare;

    private final Path root;
    private final KeyRange range;

    FolderWalk(Path root, KeyRange range) {
        this.root = root;
        this.range = range;
        descend(children(""));
    }

    @Override
    protected Optional<ObjectKey> visit(String entry) {
        if (!entry.endsWith("/")) {
            return ObjectKey.parse(entry).filter(range::contains);
        }
        if (range.mayReach(entry)) {
            descend(children(entry));
        }
        return Optional.empty();
    }

    /// Names below the root, folders with a slash at their end: so sorted, a walk downwards gives the keys in
    /// their order.
    private Iterator<String> children(String folder) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(root.resolve(folder))) {
            for (Path path : found) {
                String name = folder + path.getFileName();
                if (!name.equals(ObjectKey.RESERVED)) {
                    ending(path).ifPresent(ending -> names.add(name + ending));
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.<String>of().iterator();
        } catch (IOException e) {
            throw LocalErrors.translate("list", folder, e);
        }
        names.sort(ORDER);
        return names.iterator();
    }

    /// What tells a folder from a file in a name; empty for what is neither.
    private static Optional<String> ending(Path path) throws IOException {
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return file.isDirectory() ? Optional.of("/") : file.isRegularFile() ? Optional.of("") : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
