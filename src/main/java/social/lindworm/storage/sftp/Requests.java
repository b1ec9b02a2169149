package social.lindworm.storage.sftp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.sftp.common.SftpConstants;

/// Requests that leave together. A server works on those of one connection in the order they were sent, so later ones
/// may build on earlier ones that have not been answered yet.
final class Requests {

    static final String POSIX_RENAME = "posix-rename@openssh.com";
    static final String FSYNC = "fsync@openssh.com";
    static final String STATVFS = "statvfs@openssh.com";

    private final Wire wire;
    private final Buffer buffer;

    Requests(Wire wire) {
        this(wire, 512);
    }

    /// @param room about how many bytes they will take
    Requests(Wire wire, int room) {
        this.wire = wire;
        this.buffer = new ByteArrayBuffer(room, false);
    }

    Reply openToRead(String path) {
        Request request = request(SftpConstants.SSH_FXP_OPEN).put(path);
        return request.put(SftpConstants.SSH_FXF_READ).put(0).end();
    }

    /// Fails if the file is there.
    Reply openNew(String path) {
        int flags = SftpConstants.SSH_FXF_WRITE | SftpConstants.SSH_FXF_CREAT | SftpConstants.SSH_FXF_EXCL;
        return request(SftpConstants.SSH_FXP_OPEN).put(path).put(flags).put(0).end();
    }

    Reply read(byte[] handle, long offset, int length) {
        return request(SftpConstants.SSH_FXP_READ)
                .put(handle, handle.length)
                .put(offset)
                .put(length)
                .end();
    }

    Reply write(byte[] handle, long offset, byte[] bytes, int length) {
        return request(SftpConstants.SSH_FXP_WRITE)
                .put(handle, handle.length)
                .put(offset)
                .put(bytes, length)
                .end();
    }

    Reply setTimes(byte[] handle, int accessed, int modified) {
        return request(SftpConstants.SSH_FXP_FSETSTAT)
                .put(handle, handle.length)
                .put(SftpConstants.SSH_FILEXFER_ATTR_ACMODTIME)
                .put(accessed)
                .put(modified)
                .end();
    }

    Reply stat(byte[] handle) {
        return request(SftpConstants.SSH_FXP_FSTAT).put(handle, handle.length).end();
    }

    /// Of a link itself, not of what it leads to.
    Reply stat(String path) {
        return request(SftpConstants.SSH_FXP_LSTAT).put(path).end();
    }

    /// Answered at once where the server has no way to force a file to its disk.
    Reply force(byte[] handle) {
        if (!wire.knows(FSYNC)) {
            return Reply.ok(wire);
        }
        return request(SftpConstants.SSH_FXP_EXTENDED)
                .put(FSYNC)
                .put(handle, handle.length)
                .end();
    }

    Reply close(byte[] handle) {
        return request(SftpConstants.SSH_FXP_CLOSE).put(handle, handle.length).end();
    }

    Reply openFolder(String path) {
        return request(SftpConstants.SSH_FXP_OPENDIR).put(path).end();
    }

    Reply readFolder(byte[] handle) {
        return request(SftpConstants.SSH_FXP_READDIR).put(handle, handle.length).end();
    }

    Reply makeFolder(String path) {
        return request(SftpConstants.SSH_FXP_MKDIR).put(path).put(0).end();
    }

    Reply removeFolder(String path) {
        return request(SftpConstants.SSH_FXP_RMDIR).put(path).end();
    }

    Reply remove(String path) {
        return request(SftpConstants.SSH_FXP_REMOVE).put(path).end();
    }

    /// Fails with most servers if the target is there.
    Reply rename(String path, String target) {
        return request(SftpConstants.SSH_FXP_RENAME).put(path).put(target).end();
    }

    /// Replaces the target in one step.
    Reply replace(String path, String target) {
        return request(SftpConstants.SSH_FXP_EXTENDED)
                .put(POSIX_RENAME)
                .put(path)
                .put(target)
                .end();
    }

    Reply room(String path) {
        return request(SftpConstants.SSH_FXP_EXTENDED).put(STATVFS).put(path).end();
    }

    void send() throws IOException {
        if (buffer.available() > 0) {
            wire.send(buffer);
        }
    }

    private Request request(int type) {
        return new Request(type);
    }

    private final class Request {
        private final int start = buffer.wpos();
        private final Reply reply;

        Request(int type) {
            int id = wire.nextId();
            reply = new Reply(wire, wire.expect(id));
            buffer.putInt(0);
            buffer.putByte((byte) type);
            buffer.putInt(id);
        }

        Request put(int number) {
            buffer.putInt(number);
            return this;
        }

        Request put(long number) {
            buffer.putLong(number);
            return this;
        }

        Request put(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return put(bytes, bytes.length);
        }

        Request put(byte[] bytes, int length) {
            buffer.putBytes(bytes, 0, length);
            return this;
        }

        Reply end() {
            int stop = buffer.wpos();
            buffer.wpos(start);
            buffer.putInt(stop - start - Integer.BYTES);
            buffer.wpos(stop);
            return reply;
        }
    }
}
