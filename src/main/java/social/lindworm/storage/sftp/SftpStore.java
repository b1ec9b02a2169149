package social.lindworm.storage.sftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.sshd.sftp.common.SftpException;
import social.lindworm.config.StorageConfig;
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

/// Files below a folder of another machine, one per object, named by their keys. Thread-safe; several processes may
/// share the folder, which must be one file system. A link on the server leads nowhere: it is no object and no folder.
/// A folder cannot be an object, so of `a` and `a/b` only one can exist. Attributes are not kept, and times only to the
/// second. Connects when it is first used.
public final class SftpStore implements ObjectStore {

    /// Beyond these OpenSSH gets slower, not faster.
    private static final int MOST_CONNECTIONS = 8;

    private static final int REQUESTS_PER_CONNECTION = 2;
    private static final int ATTEMPTS = 10;

    private final Clock clock;
    private final Connections connections;
    private final Folders folders;
    private final Placement placement;
    private final Leftovers leftovers;
    private final SftpErrors errors;
    private final StoreTraits traits;
    private volatile boolean swept;
    private volatile boolean closed;

    public SftpStore(StorageConfig.Sftp config, Clock clock) {
        int most = Math.clamp(config.limits().concurrency(), 1, MOST_CONNECTIONS);
        this.clock = clock;
        this.connections = new Connections(new Connector(config), most);
        this.folders = new Folders(config.root());
        this.placement = new Placement(folders);
        this.leftovers = new Leftovers(folders, clock);
        this.errors = new SftpErrors(config);
        this.traits = new StoreTraits(
                false, false, false, Math.min(config.limits().concurrency(), most * REQUESTS_PER_CONNECTION));
    }

    private interface Call<T> {
        T on(Connections.Connection connection) throws IOException;
    }

    /// A connection that stood idle may have ended without our noticing, so what was lost with one is asked once
    /// more.
    private <T> T ask(String action, Object key, Call<T> call) {
        requireOpen(action);
        try {
            try {
                return askOnce(call);
            } catch (ConnectionLost e) {
                return askOnce(call);
            }
        } catch (IOException e) {
            throw failure(action, key, e);
        }
    }

    private <T> T askOnce(Call<T> call) throws IOException {
        try (Connections.Connection connection = connections.take()) {
            if (!swept) {
                sweep(connection.wire());
            }
            return call.on(connection);
        }
    }

    private void sweep(Wire wire) throws IOException {
        swept = true;
        try {
            leftovers.removeParts(wire);
            if (Placement.needsAside(wire)) {
                leftovers.bringBack(wire);
            }
        } catch (UncheckedIOException e) {
            swept = false;
            throw e.getCause();
        } catch (SftpException e) {
            // An account that may only read cannot see what others left.
            return;
        } catch (IOException e) {
            swept = false;
            throw e;
        }
    }

    private StorageException failure(String action, Object key, IOException failure) {
        if (closed) {
            return new StorageException.Closed(action);
        }
        return failure instanceof Folders.InTheWay
                ? errors.inTheWay(action, key)
                : errors.translate(action, key, failure);
    }

    private void requireOpen(String action) {
        if (closed) {
            throw new StorageException.Closed(action);
        }
    }

    @Override
    public StoreTraits traits() {
        return traits;
    }

    @Override
    public ObjectInfo put(ObjectKey key, Content content, Attributes attributes) {
        try (Upload upload = ask("put", key, connection -> Upload.begin(connection, placement, key))) {
            return upload.finish(content, clock);
        } catch (IOException e) {
            throw SftpErrors.isUnspecific(e) ? unspecific(key, content.length(), e) : failure("put", key, e);
        }
    }

    /// OpenSSH has no word for a full disk, so it is asked how much room there is.
    private StorageException unspecific(ObjectKey key, long length, IOException failure) {
        try {
            long room = askOnce(connection -> {
                Requests requests = new Requests(connection.wire());
                Reply told = requests.room(folders.path(""));
                requests.send();
                return told.roomInBytes();
            });
            if (room < length) {
                return errors.full("put", key, room + " bytes are left for " + length);
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return failure("put", key, failure);
    }

    /// @param sure nobody replaced the file between the look at it and the open
    private record Opened(StoredObject object, boolean sure) {}

    /// Of an open file some servers tell what now lies at its path, which may be another by then, or nothing: it is
    /// opened anew until both are one.
    @Override
    public StoredObject open(ObjectKey key, ByteRange range) {
        return ask("open", key, connection -> {
                    Optional<Opened> found = find(connection, key, range);
                    for (int again = 1;
                            again < ATTEMPTS
                                    && found.isPresent()
                                    && !found.get().sure();
                            again++) {
                        found.get().object().close();
                        found = find(connection, key, range);
                    }
                    return found.map(Opened::object);
                })
                .orElseThrow(() -> new StorageException.Missing("open", key));
    }

    private Optional<Opened> find(Connections.Connection connection, ObjectKey key, ByteRange range)
            throws IOException {
        Optional<Opened> found = open(connection, key, key.text(), range);
        if (found.isEmpty() && Placement.needsAside(connection.wire())) {
            found = open(connection, key, Placement.aside(key), range);
            found = found.isPresent() ? found : open(connection, key, key.text(), range);
        }
        return found;
    }

    private Optional<Opened> open(Connections.Connection connection, ObjectKey key, String name, ByteRange range)
            throws IOException {
        Requests requests = new Requests(connection.wire());
        Folders.Above above = folders.above(requests, name);
        Reply there = requests.stat(folders.path(name));
        Reply opened = requests.openToRead(folders.path(name));
        requests.send();
        boolean reachable = above.areFolders();
        Optional<RemoteFile> seen = there.fileIfAny().filter(RemoteFile::isFile);
        if (!reachable || seen.isEmpty()) {
            forget(connection.wire(), opened);
            return Optional.empty();
        }
        byte[] handle;
        try {
            handle = opened.handle();
        } catch (SftpException e) {
            if (SftpErrors.isMissing(e)) {
                return Optional.empty();
            }
            throw e;
        }
        return Optional.of(opened(connection, key, handle, range, seen.get()));
    }

    private static void forget(Wire wire, Reply opened) throws IOException {
        try {
            Requests requests = new Requests(wire);
            requests.close(opened.handle());
            requests.send();
        } catch (SftpException e) {
            // It was not opened, so there is nothing to close.
            return;
        }
    }

    /// The first pieces are asked for along with what the file is.
    private Opened opened(
            Connections.Connection connection, ObjectKey key, byte[] handle, ByteRange range, RemoteFile seen)
            throws IOException {
        Requests requests = new Requests(connection.wire());
        Reply told = requests.stat(handle);
        RemoteStream stream = stream(connection, handle, range, seen.size());
        stream.ask(requests);
        requests.send();
        try {
            Optional<RemoteFile> still = told.fileIfAny();
            RemoteFile file = still.orElse(seen);
            if (file.size() != seen.size()) {
                connection.close();
                stream = stream(connection, handle, range, file.size());
            }
            ObjectInfo info = file.describe(key);
            return new Opened(new StoredObject(info, stream), still.isPresent() && info.equals(seen.describe(key)));
        } catch (IOException e) {
            stream.close();
            throw e;
        }
    }

    private static RemoteStream stream(Connections.Connection connection, byte[] handle, ByteRange range, long size) {
        return new RemoteStream(connection.again(), handle, range.offset(), range.lengthWithin(size));
    }

    @Override
    public Optional<ObjectInfo> stat(ObjectKey key) {
        return ask("stat", key, connection -> {
            Optional<RemoteFile> found = stat(connection.wire(), key.text());
            if (found.isEmpty() && Placement.needsAside(connection.wire())) {
                found = stat(connection.wire(), Placement.aside(key));
                found = found.isPresent() ? found : stat(connection.wire(), key.text());
            }
            return found.map(file -> file.describe(key));
        });
    }

    private Optional<RemoteFile> stat(Wire wire, String name) throws IOException {
        Requests requests = new Requests(wire);
        Folders.Above above = folders.above(requests, name);
        Reply there = requests.stat(folders.path(name));
        requests.send();
        return above.areFolders() ? there.fileIfAny().filter(RemoteFile::isFile) : Optional.empty();
    }

    @Override
    public void delete(ObjectKey key) {
        ask("delete", key, connection -> {
            Wire wire = connection.wire();
            if (stat(wire, key.text()).isPresent()) {
                remove(wire, key.text());
            }
            if (Placement.needsAside(wire)) {
                remove(wire, Placement.aside(key));
            }
            return key;
        });
    }

    private void remove(Wire wire, String name) throws IOException {
        Requests requests = new Requests(wire);
        Reply removed = requests.remove(folders.path(name));
        requests.send();
        try {
            removed.done();
        } catch (SftpException e) {
            if (!SftpErrors.isMissing(e)) {
                throw e;
            }
        }
    }

    @Override
    public Stream<ObjectInfo> list(KeyRange range) {
        requireOpen("list");
        String start = range.prefix().substring(0, range.prefix().lastIndexOf('/') + 1);
        if (!start.isEmpty() && !isFolder(start)) {
            return Stream.empty();
        }
        return new RemoteWalk(this::entries, start, range).stream();
    }

    /// A prefix names a folder that could be there, reached without a link.
    private boolean isFolder(String start) {
        if (ObjectKey.parse(start.substring(0, start.length() - 1)).isEmpty()) {
            return false;
        }
        return ask("list", start, connection -> {
            Requests requests = new Requests(connection.wire());
            Folders.Above above = folders.above(requests, start);
            requests.send();
            return above.areFolders();
        });
    }

    private List<FolderEntry> entries(String folder) {
        String name = folder.isEmpty() ? "" : folder.substring(0, folder.length() - 1);
        return ask("list", "/" + folder, connection -> RemoteWalk.read(connection.wire(), folders.path(name)));
    }

    @Override
    public void close() {
        closed = true;
        connections.close();
    }
}
