package social.lindworm.storage.sftp;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.io.IoWriteFuture;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.sftp.client.SftpErrorDataHandler;
import org.apache.sshd.sftp.client.SftpVersionSelector;
import org.apache.sshd.sftp.client.impl.DefaultSftpClient;
import org.jspecify.annotations.Nullable;

/// The SFTP channel of one session, used by many threads at once: requests go out without waiting for the answers to
/// those before, several in one write. The library's own client waits after each.
final class Wire extends DefaultSftpClient {

    /// What every server speaks; OpenSSH speaks no other.
    private static final int VERSION = 3;

    /// What every server takes in one message of SFTP, and OpenSSH in one packet of SSH.
    private static final int PACKET = 32 * 1024;

    private static final int LEAST_PACKET = 1024;

    private static final Duration GRACE = Duration.ofSeconds(1);

    private final AtomicInteger ids = new AtomicInteger(1000);
    private final Map<Integer, CompletableFuture<Buffer>> pending = new ConcurrentHashMap<>();
    private final ReentrantLock order = new ReentrantLock();
    private final Duration patience;
    private volatile @Nullable IoWriteFuture last;
    private volatile boolean broken;

    Wire(ClientSession session, Duration patience) throws IOException {
        super(session, SftpVersionSelector.fixedVersionSelector(VERSION), SftpErrorDataHandler.EMPTY);
        this.patience = patience;
        getClientChannel().addCloseFutureListener(closed -> failAll());
    }

    boolean knows(String extension) {
        return getServerExtensions().containsKey(extension);
    }

    boolean isAlive() {
        return !broken && isOpen() && getClientSession().isOpen();
    }

    /// What leaves in one packet: more would be copied, encrypted and written in two.
    int packetSize() {
        return Math.clamp(getClientChannel().getRemoteWindow().getPacketSize(), LEAST_PACKET, PACKET);
    }

    Duration patience() {
        return patience;
    }

    /// For one who waited too long: nobody can know what becomes of the requests under way.
    void abandon() {
        broken = true;
        getClientSession().close(true);
        failAll();
    }

    /// The last requests, which nobody waits for, may leave first.
    void finish() {
        try {
            IoWriteFuture sent = last;
            if (sent != null) {
                sent.await(GRACE);
            }
        } catch (IOException e) {
            // It is closed anyhow.
            return;
        } finally {
            abandon();
        }
    }

    int nextId() {
        return ids.incrementAndGet();
    }

    CompletableFuture<Buffer> expect(int id) {
        CompletableFuture<Buffer> answer = new CompletableFuture<>();
        pending.put(id, answer);
        return answer;
    }

    /// One write after the other: the channel takes no second one before the first has gone.
    void send(Buffer requests) throws IOException {
        order.lock();
        try {
            if (!isAlive()) {
                throw lost();
            }
            IoWriteFuture before = last;
            if (before != null && !before.verify(patience).isWritten()) {
                throw lost();
            }
            last = getClientChannel().getAsyncIn().writeBuffer(requests);
        } catch (InterruptedIOException e) {
            // Nothing of ours has left, and others go on using the connection.
            throw e;
        } catch (IOException e) {
            boolean ended = !getClientSession().isOpen();
            abandon();
            // It may end between our look and our write.
            throw ended ? new ConnectionLost(e) : e;
        } finally {
            order.unlock();
        }
    }

    /// While the library greets the server, in the constructor above ours, the answers are its own.
    @Override
    protected void process(Buffer incoming) throws IOException {
        if (pending == null) {
            super.process(incoming);
            return;
        }
        Buffer answer = new ByteArrayBuffer(incoming.available(), false);
        answer.putBuffer(incoming);
        int start = answer.rpos();
        answer.rpos(start + Integer.BYTES + 1);
        int id = answer.getInt();
        answer.rpos(start + Integer.BYTES);
        CompletableFuture<Buffer> waiting = pending.remove(id);
        if (waiting != null) {
            waiting.complete(answer);
        }
    }

    private void failAll() {
        for (Integer id : List.copyOf(pending.keySet())) {
            CompletableFuture<Buffer> waiting = pending.remove(id);
            if (waiting != null) {
                waiting.completeExceptionally(lost());
            }
        }
    }

    private static IOException lost() {
        return new ConnectionLost();
    }
}
