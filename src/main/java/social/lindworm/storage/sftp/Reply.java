package social.lindworm.storage.sftp;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/// The answer to one request. Every method waits for it, throws [SftpException] with the server's code if the server
/// refuses, and any other [IOException] if the connection is lost. Who does not want the answer need not wait.
final class Reply {

    private final Wire wire;
    private final CompletableFuture<Buffer> answer;

    Reply(Wire wire, CompletableFuture<Buffer> answer) {
        this.wire = wire;
        this.answer = answer;
    }

    static Reply ok(Wire wire) {
        Buffer buffer = new ByteArrayBuffer(32, false);
        buffer.putByte((byte) SftpConstants.SSH_FXP_STATUS);
        buffer.putInt(0);
        buffer.putInt(SftpConstants.SSH_FX_OK);
        buffer.putInt(0);
        return new Reply(wire, CompletableFuture.completedFuture(buffer));
    }

    void done() throws IOException {
        await(SftpConstants.SSH_FXP_STATUS);
    }

    /// Whether the request succeeded; a lost connection still throws.
    boolean succeeds() throws IOException {
        try {
            done();
            return true;
        } catch (SftpException e) {
            return false;
        }
    }

    byte[] handle() throws IOException {
        return await(SftpConstants.SSH_FXP_HANDLE).getBytes();
    }

    RemoteFile file() throws IOException {
        return RemoteFile.read(await(SftpConstants.SSH_FXP_ATTRS), "");
    }

    /// Empty if nothing is there.
    Optional<RemoteFile> fileIfAny() throws IOException {
        try {
            return Optional.of(file());
        } catch (SftpException e) {
            if (SftpErrors.isMissing(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// Empty at the end of the file.
    byte[] data() throws IOException {
        try {
            return await(SftpConstants.SSH_FXP_DATA).getBytes();
        } catch (SftpException e) {
            if (e.getStatus() == SftpConstants.SSH_FX_EOF) {
                return new byte[0];
            }
            throw e;
        }
    }

    /// Empty at the end of the folder. Names that are no UTF-8 are left out: no key could name them.
    Optional<List<FolderEntry>> entries() throws IOException {
        Buffer buffer;
        try {
            buffer = await(SftpConstants.SSH_FXP_NAME);
        } catch (SftpException e) {
            if (e.getStatus() == SftpConstants.SSH_FX_EOF) {
                return Optional.empty();
            }
            throw e;
        }
        int count = buffer.getInt();
        List<FolderEntry> entries = new ArrayList<>(Math.clamp(count, 0, 1000));
        for (int i = 0; i < count; i++) {
            Optional<String> name = utf8(buffer.getBytes());
            String line = buffer.getString();
            RemoteFile file = RemoteFile.read(buffer, line);
            name.ifPresent(text -> entries.add(new FolderEntry(text, file)));
        }
        return Optional.of(entries);
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /// How many bytes the account may still store on that file system.
    long roomInBytes() throws IOException {
        Buffer buffer = await(SftpConstants.SSH_FXP_EXTENDED_REPLY);
        buffer.getLong();
        long fragment = buffer.getLong();
        buffer.getLong();
        buffer.getLong();
        long available = buffer.getLong();
        boolean countsFiles = buffer.getLong() > 0;
        buffer.getLong();
        long files = buffer.getLong();
        return countsFiles && files == 0 ? 0 : available * fragment;
    }

    /// Behind type and id.
    private Buffer await(int expected) throws IOException {
        Buffer answer = answer();
        Buffer buffer = new ByteArrayBuffer(answer.array(), answer.rpos(), answer.available());
        int type = buffer.getUByte();
        buffer.getInt();
        if (type == SftpConstants.SSH_FXP_STATUS) {
            int code = buffer.getInt();
            if (code != SftpConstants.SSH_FX_OK) {
                throw new SftpException(code, buffer.available() > 0 ? buffer.getString() : "code " + code);
            }
        }
        if (type != expected) {
            wire.abandon();
            throw new IOException("the server gave an answer of the wrong kind: " + type);
        }
        return buffer;
    }

    private Buffer answer() throws IOException {
        try {
            return answer.get(wire.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ConnectionLost ? new ConnectionLost() : new IOException(e.getCause());
        } catch (TimeoutException e) {
            wire.abandon();
            throw new IOException("no answer within " + wire.patience().toSeconds() + " seconds", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        }
    }
}
