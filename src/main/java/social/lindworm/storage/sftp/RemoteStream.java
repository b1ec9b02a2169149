package social.lindworm.storage.sftp;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import social.lindworm.common.BlockStream;

/// A part of an open file as a stream that asks for what comes next before it is wanted, the more the longer it is
/// read; it fails rather than end early.
final class RemoteStream extends BlockStream {

    /// What every server gives in one answer.
    private static final int PIECE = 32 * 1024;

    private static final int AHEAD_AT_FIRST = 4;
    private static final int AHEAD_AT_MOST = 32;

    private final Connections.Connection connection;
    private final byte[] handle;
    private final Deque<Piece> asked = new ArrayDeque<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private long next;
    private final long end;
    private int ahead = AHEAD_AT_FIRST;
    private byte[] piece = new byte[0];
    private int position;

    private record Piece(long offset, int length, Reply reply) {}

    /// @param length of the part; the file must be at least that long
    RemoteStream(Connections.Connection connection, byte[] handle, long offset, long length) {
        this.connection = connection;
        this.handle = handle;
        this.next = offset;
        this.end = offset + length;
    }

    /// Adds requests for the first pieces to others that are about to leave.
    void ask(Requests requests) {
        while (asked.size() < ahead && next < end) {
            int length = (int) Math.min(PIECE, end - next);
            asked.add(new Piece(next, length, requests.read(handle, next, length)));
            next += length;
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position == piece.length && !advance()) {
            return -1;
        }
        int count = Math.min(length, piece.length - position);
        System.arraycopy(piece, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean advance() throws IOException {
        if (closed.get()) {
            throw new IOException("the object is closed");
        }
        Requests requests = new Requests(connection.wire());
        ask(requests);
        requests.send();
        Piece wanted = asked.poll();
        if (wanted == null) {
            return false;
        }
        byte[] got = wanted.reply().data();
        if (got.length == 0) {
            throw new EOFException("the file became shorter while it was read");
        }
        if (got.length < wanted.length()) {
            askRest(wanted, got.length);
        }
        ahead = Math.min(ahead * 2, AHEAD_AT_MOST);
        piece = got;
        position = 0;
        return true;
    }

    /// A server may give less than it was asked for.
    private void askRest(Piece part, int got) throws IOException {
        Requests requests = new Requests(connection.wire());
        long offset = part.offset() + got;
        int length = part.length() - got;
        asked.addFirst(new Piece(offset, length, requests.read(handle, offset, length)));
        requests.send();
    }

    @Override
    public int available() {
        return piece.length - position;
    }

    /// Nobody waits for the server's answer.
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        asked.clear();
        piece = new byte[0];
        position = 0;
        try (connection) {
            if (connection.wire().isAlive()) {
                Requests requests = new Requests(connection.wire());
                requests.close(handle);
                requests.send();
            }
        } catch (IOException e) {
            // With the connection the server closes its files.
            return;
        }
    }
}
