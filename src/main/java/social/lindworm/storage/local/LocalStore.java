package social.lindworm.storage.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.ByteRange;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoreTraits;
import social.lindworm.storage.StoredObject;

/// Files below a root folder, one per object, named by their keys. Thread-safe; several processes may share the
/// folder, which must be one file system. Nothing outside the root is ever read or written: a symbolic link that
/// leads out is refused. A folder cannot be an object, so of `a` and `a/b` only one can exist. Attributes are not
/// kept.
public final class LocalStore implements ObjectStore {

    private static final StoreTraits TRAITS = new StoreTraits(false, false, false, 64);
    private static final int ATTEMPTS = 10;

    private final Path root;
    private final PartFiles parts;
    private volatile boolean closed;

    /// Creates the folder if there is none, and removes what a killed process left half-written there more than a
    /// day ago.
    public LocalStore(Path root, Clock clock) {
        try {
            Files.createDirectories(root);
            this.root = root.toRealPath();
            this.parts = new PartFiles(this.root.resolve(ObjectKey.RESERVED), clock);
        } catch (IOException e) {
            throw LocalErrors.translate("open the store", root, e);
        }
    }

    @Override
    public StoreTraits traits() {
        return TRAITS;
    }

    @Override
    public ObjectInfo put(ObjectKey key, Content content, Attributes attributes) {
        requireOpen("put");
        try {
            Path part = parts.write(key, content);
            try {
                FileState written = FileState.of(part);
                return placed(written, place(part, key)).describe(key);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw LocalErrors.translatePut(key, content.length(), e);
        }
    }

    /// Moving changes the file's state. Another put or a deletion may have followed at once: theirs is not ours.
    private static FileState placed(FileState written, Path target) throws IOException {
        try {
            FileState there = FileState.of(target);
            return there.identity().equals(written.identity()) ? there : written;
        } catch (NoSuchFileException e) {
            return written;
        }
    }

    /// Another thread may prune the folder between our making it and moving into it; then it is made again.
    private Path place(Path part, ObjectKey key) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                Path target = resolve("put", key);
                Path folder = Files.createDirectories(folderOf(target));
                requireInside("put", key, folder);
                parts.moveTo(part, target);
                return target;
            } catch (NoSuchFileException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    @Override
    public StoredObject open(ObjectKey key, ByteRange range) {
        requireOpen("open");
        try {
            for (int attempt = 1; ; attempt++) {
                Optional<StoredObject> opened = tryOpen(key, range);
                if (opened.isPresent()) {
                    return opened.get();
                }
                if (attempt == ATTEMPTS) {
                    throw new IOException("the object is being replaced all the time");
                }
            }
        } catch (NoSuchFileException e) {
            throw new StorageException.Missing("open", key);
        } catch (IOException e) {
            throw LocalErrors.translate("open", key, e);
        }
    }

    /// Empty if the file was replaced between looking at it and opening it: its attributes would be those of
    /// other bytes.
    private Optional<StoredObject> tryOpen(ObjectKey key, ByteRange range) throws IOException {
        Path path = resolve("open", key);
        requireReachable("open", key, path);
        FileState before = stateOf(path);
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            FileState after = stateOf(path);
            if (!before.equals(after)) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new StoredObject(
                    after.describe(key), new FileRange(channel, range.offset(), range.lengthWithin(after.size()))));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public Optional<ObjectInfo> stat(ObjectKey key) {
        requireOpen("stat");
        try {
            return Optional.of(state("stat", key, resolve("stat", key)).describe(key));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw LocalErrors.translate("stat", key, e);
        }
    }

    @Override
    public void delete(ObjectKey key) {
        requireOpen("delete");
        try {
            Path path = resolve("delete", key);
            state("delete", key, path);
            Files.deleteIfExists(path);
            prune(folderOf(path));
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw LocalErrors.translate("delete", key, e);
        }
    }

    /// Folders are no objects: one that a deletion left empty goes too, upwards, until one is still of use.
    private void prune(Path emptied) {
        Path folder = emptied;
        try {
            while (!folder.equals(root)) {
                Files.delete(folder);
                folder = folderOf(folder);
            }
        } catch (IOException e) {
            return;
        }
    }

    @Override
    public Stream<ObjectInfo> list(KeyRange range) {
        requireOpen("list");
        return new FolderWalk(root, range).stream().flatMap(key -> listed(key).stream());
    }

    /// The walk follows no link, so what it finds lies inside: asking for the real path of each file would be most
    /// of the work.
    private Optional<ObjectInfo> listed(ObjectKey key) {
        try {
            FileState state = FileState.of(root.resolve(key.text()), LinkOption.NOFOLLOW_LINKS);
            return state.kind() == FileState.Kind.FILE ? Optional.of(state.describe(key)) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw LocalErrors.translate("list", key, e);
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    private void requireOpen(String action) {
        if (closed) {
            throw new StorageException.Closed(action);
        }
    }

    private Path resolve(String action, ObjectKey key) {
        Path path = root.resolve(key.text()).normalize();
        if (!path.startsWith(root) || path.equals(root)) {
            throw new StorageException.Denied(action, key, "the path leads out of the store");
        }
        return path;
    }

    /// Never without an answer: every path here lies below the root.
    private Path folderOf(Path path) {
        return Objects.requireNonNullElse(path.getParent(), root);
    }

    private void requireInside(String action, ObjectKey key, Path existing) throws IOException {
        if (!existing.toRealPath().startsWith(root)) {
            throw new StorageException.Denied(action, key, "a symbolic link leads out of the store");
        }
    }

    /// State of the regular file at the path. Any other kind of thing there is no object.
    private FileState state(String action, ObjectKey key, Path path) throws IOException {
        requireReachable(action, key, path);
        return stateOf(path);
    }

    private void requireReachable(String action, ObjectKey key, Path path) throws IOException {
        try {
            requireInside(action, key, path);
        } catch (FileSystemException e) {
            throw LocalErrors.isInTheWay(e) ? new NoSuchFileException(path.toString()) : e;
        }
    }

    private static FileState stateOf(Path path) throws IOException {
        FileState state = FileState.of(path, LinkOption.NOFOLLOW_LINKS);
        if (state.kind() == FileState.Kind.LINK) {
            state = FileState.of(path);
        }
        if (state.kind() != FileState.Kind.FILE) {
            throw new NoSuchFileException(path.toString());
        }
        return state;
    }
}
