package social.lindworm.storage.local;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.TreeWalk;

/// The keys below a folder in key order, a piece of one folder in memory on each level. Links and names that are
/// no keys are passed over, and folders that cannot hold a key of the range are not opened.
final class FolderWalk extends TreeWalk<String, ObjectKey> {

    private static final int PIECE = 100_000;

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

    private Iterator<String> children(String folder) {
        return new FolderNames(root, folder, PIECE);
    }
}
