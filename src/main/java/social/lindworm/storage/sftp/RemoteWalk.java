package social.lindworm.storage.sftp;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.TreeWalk;

/// The files below a folder in key order, one folder in memory at a time on each level, with what the server tells of
/// each along with its name. Links and names that are no keys are passed over, and folders that cannot hold a key of
/// the range are not opened.
final class RemoteWalk extends TreeWalk<FolderEntry, ObjectInfo> {

    private static final Comparator<FolderEntry> ORDER = (left, right) -> ObjectKey.compare(left.name(), right.name());

    private final Source source;
    private final KeyRange range;

    /// Where the names of a folder come from.
    interface Source {
        /// @param folder with a slash at its end; empty for where the walk begins
        List<FolderEntry> entries(String folder);
    }

    /// @param start a folder with a slash at its end that holds all keys of the range; empty for all
    RemoteWalk(Source source, String start, KeyRange range) {
        this.source = source;
        this.range = range;
        if (range.mayReach(start)) {
            descend(start);
        }
    }

    @Override
    protected Optional<ObjectInfo> visit(FolderEntry entry) {
        if (entry.file().isFile()) {
            return ObjectKey.parse(entry.name()).map(key -> entry.file().describe(key));
        }
        descend(entry.name());
        return Optional.empty();
    }

    /// Folders get a slash at their end: so sorted, a walk downwards gives the keys in their order.
    private void descend(String folder) {
        List<FolderEntry> wanted = new ArrayList<>();
        for (FolderEntry entry : source.entries(folder)) {
            String name = entry.name();
            if (entry.file().isFile() && isWanted(folder + name)) {
                wanted.add(new FolderEntry(folder + name, entry.file()));
            } else if (entry.file().kind() == RemoteFile.Kind.FOLDER
                    && isFolder(folder, name)
                    && range.mayReach(folder + name + "/")) {
                wanted.add(new FolderEntry(folder + name + "/", entry.file()));
            }
        }
        wanted.sort(ORDER);
        descend(wanted.iterator());
    }

    private static boolean isFolder(String folder, String name) {
        boolean isReserved = folder.isEmpty() && name.startsWith(ObjectKey.RESERVED);
        return !name.equals(".") && !name.equals("..") && !isReserved;
    }

    private boolean isWanted(String name) {
        return name.startsWith(range.prefix()) && ObjectKey.compare(name, range.after()) > 0;
    }

    /// All names of one folder; none if it is not there or no folder.
    static List<FolderEntry> read(Wire wire, String path) throws IOException {
        Requests first = new Requests(wire);
        Reply opened = first.openFolder(path);
        first.send();
        byte[] handle;
        try {
            handle = opened.handle();
        } catch (IOException e) {
            if (SftpErrors.isMissing(e)) {
                return List.of();
            }
            throw e;
        }
        try {
            return readAll(wire, handle);
        } finally {
            Requests last = new Requests(wire);
            last.close(handle);
            last.send();
        }
    }

    private static List<FolderEntry> readAll(Wire wire, byte[] handle) throws IOException {
        List<FolderEntry> all = new ArrayList<>();
        Deque<Reply> asked = new ArrayDeque<>();
        while (true) {
            Requests requests = new Requests(wire);
            while (asked.size() < 3) {
                asked.add(requests.readFolder(handle));
            }
            requests.send();
            Optional<List<FolderEntry>> some = asked.remove().entries();
            if (some.isEmpty()) {
                return all;
            }
            all.addAll(some.get());
        }
    }
}
