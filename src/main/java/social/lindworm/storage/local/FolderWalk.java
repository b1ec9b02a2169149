package social.lindworm.storage.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
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
