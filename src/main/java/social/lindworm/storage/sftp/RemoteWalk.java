package social.lindworm.storage.sftp;

import java.io.IOException;
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
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;

/// The files below a folder in key order, one folder in memory at a time on each level, with what the server tells of
/// each along with its name. Links and names that are no keys are passed over, and folders that cannot hold a key of
/// the range are not opened.
final class RemoteWalk implements Iterator<ObjectInfo> {

    private static final Comparator<FolderEntry> ORDER = (left, right) -> ObjectKey.compare(left.name(), right.name());

    private final Source source;
    private final KeyRange range;
    private final Deque<Level> levels = new ArrayDeque<>();
    private @Nullable ObjectInfo next;

    /// Where the names of a folder come from.
    interface Source {
        /// @param folder with a slash at its end; empty for where the walk begins
        List<FolderEntry> entries(String folder);
    }

    private record Level(String folder, Iterator<FolderEntry> entries) {}

    /// @param start a folder with a slash at its end that holds all keys of the range; empty for all
    RemoteWalk(Source source, String start, KeyRange range) {
        this.source = source;
        this.range = range;
        if (mayHold(start)) {
            descend(start);
        }
    }

    Stream<ObjectInfo> stream() {
        int traits = Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, traits), false);
    }

    @Override
    public boolean hasNext() {
        while (next == null && !levels.isEmpty()) {
            Level level = levels.element();
            if (!level.entries().hasNext()) {
                levels.pop();
                continue;
            }
            FolderEntry entry = level.entries().next();
            String name = level.folder() + entry.name();
            if (entry.file().isFile()) {
                next = ObjectKey.parse(name)
                        .map(key -> entry.file().describe(key))
                        .orElse(null);
            } else {
                descend(name);
            }
        }
        return next != null;
    }

    @Override
    public ObjectInfo next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        ObjectInfo found = next;
        next = null;
        return found;
    }

    /// Folders get a slash at their end: so sorted, a walk downwards gives the keys in their order.
    private void descend(String folder) {
        List<FolderEntry> wanted = new ArrayList<>();
        for (FolderEntry entry : source.entries(folder)) {
            String name = entry.name();
            if (entry.file().isFile() && isWanted(folder + name)) {
                wanted.add(entry);
            } else if (entry.file().kind() == RemoteFile.Kind.FOLDER
                    && isFolder(folder, name)
                    && mayHold(folder + name + "/")) {
                wanted.add(new FolderEntry(name + "/", entry.file()));
            }
        }
        wanted.sort(ORDER);
        levels.push(new Level(folder, wanted.iterator()));
    }

    private static boolean isFolder(String folder, String name) {
        boolean isReserved = folder.isEmpty() && name.startsWith(ObjectKey.RESERVED);
        return !name.equals(".") && !name.equals("..") && !isReserved;
    }

    private boolean isWanted(String name) {
        return name.startsWith(range.prefix()) && ObjectKey.compare(name, range.after()) > 0;
    }

    private boolean mayHold(String folder) {
        boolean inPrefix = folder.startsWith(range.prefix()) || range.prefix().startsWith(folder);
        boolean notPassed = range.after().startsWith(folder) || ObjectKey.compare(folder, range.after()) > 0;
        return inPrefix && notPassed;
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
