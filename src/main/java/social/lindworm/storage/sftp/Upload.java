package social.lindworm.storage.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.apache.sshd.sftp.common.SftpException;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.StorageException;

/// One object on its way: into a file of its own, forced to the server's disk, marked (see [RemoteFile]), then renamed
/// into place. Three waits for the server, whatever the number of pieces that fit into its window. Closing it without
/// success removes what was written.
final class Upload implements AutoCloseable {

    private static final int PIECES_AT_ONCE = 32;

    /// What a request to write takes besides handle and bytes, and what the requests after the last one take.
    private static final int ENVELOPE = 32;

    private static final int ENDING = 256;

    private final Connections.Connection connection;
    private final Wire wire;
    private final Placement placement;
    private final ObjectKey key;
    private final String part;
    private final byte[] handle;
    private boolean handleIsOpen = true;
    private boolean placed;

    private Upload(Connections.Connection connection, Placement placement, ObjectKey key, String part, byte[] handle) {
        this.connection = connection;
        this.wire = connection.wire();
        this.placement = placement;
        this.key = key;
        this.part = part;
        this.handle = handle;
    }

    /// Opens the file; nothing of the content is read yet.
    static Upload begin(Connections.Connection connection, Placement placement, ObjectKey key) throws IOException {
        Wire wire = connection.wire();
        String part = placement.folders().partFolder() + "/" + UUID.randomUUID() + ".part";
        byte[] handle;
        try {
            handle = open(wire, part);
        } catch (SftpException e) {
            if (!SftpErrors.isMissing(e)) {
                throw e;
            }
            placement.folders().makeRoot(wire);
            handle = open(wire, part);
        }
        return new Upload(connection.again(), placement, key, part, handle);
    }

    private static byte[] open(Wire wire, String part) throws IOException {
        Requests requests = new Requests(wire);
        Reply opened = requests.openNew(part);
        requests.send();
        return opened.handle();
    }

    ObjectInfo finish(Content content, Clock clock) throws IOException {
        RemoteFile written = write(content, clock);
        if (written.size() != content.length()) {
            throw new StorageException.Corrupt(
                    "put", key, "the server keeps " + written.size() + " of " + content.length() + " bytes");
        }
        placement.place(wire, part, key);
        placed = true;
        return written.describe(key);
    }

    private RemoteFile write(Content content, Clock clock) throws IOException {
        Deque<Reply> unanswered = new ArrayDeque<>();
        int packet = wire.packetSize();
        byte[] piece = new byte[Math.clamp(content.length() + 1, 1, packet - ENVELOPE - handle.length)];
        try (InputStream source = open(content)) {
            long offset = 0;
            while (true) {
                int count = read(source, piece);
                boolean last = count < piece.length;
                offset += count;
                if (last ? offset != content.length() : offset > content.length()) {
                    throw new StorageException.Corrupt("put", key, "the content is not as long as it said");
                }
                Requests requests = new Requests(wire, count + ENVELOPE + handle.length + (last ? ENDING : 0));
                if (count > 0) {
                    unanswered.add(requests.write(handle, offset - count, piece, count));
                }
                if (last) {
                    return end(requests, unanswered, (int) clock.instant().getEpochSecond());
                }
                requests.send();
                if (unanswered.size() == PIECES_AT_ONCE) {
                    unanswered.remove().done();
                }
            }
        }
    }

    private RemoteFile end(Requests requests, Deque<Reply> unanswered, int now) throws IOException {
        Reply marked = requests.setTimes(handle, RemoteFile.newMark(), now);
        Reply forced = requests.force(handle);
        Reply file = requests.stat(handle);
        Reply closed = requests.close(handle);
        requests.send();
        handleIsOpen = false;
        List<Reply> all = new ArrayList<>(unanswered);
        all.add(forced);
        all.add(closed);
        for (Reply reply : all) {
            reply.done();
        }
        // A server that keeps no times says so by what it tells of the file.
        marked.succeeds();
        return file.file();
    }

    private InputStream open(Content content) {
        try {
            return content.open();
        } catch (IOException e) {
            throw new StorageException.BrokenSource("put", key, e);
        }
    }

    private int read(InputStream source, byte[] piece) {
        try {
            return source.readNBytes(piece, 0, piece.length);
        } catch (IOException e) {
            throw new StorageException.BrokenSource("put", key, e);
        }
    }

    @Override
    public void close() {
        try (connection) {
            if (!placed && wire.isAlive()) {
                Requests requests = new Requests(wire);
                if (handleIsOpen) {
                    requests.close(handle);
                }
                Reply removed = requests.remove(part);
                requests.send();
                removed.succeeds();
            }
        } catch (IOException e) {
            // The sweep of another day removes it.
            return;
        }
    }
}
