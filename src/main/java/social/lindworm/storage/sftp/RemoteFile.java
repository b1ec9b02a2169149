package social.lindworm.storage.sftp;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.sftp.common.SftpConstants;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;

/// What a server tells of a file. SFTP knows times only to the second and no other mark of a change. So that two
/// contents never look the same, every file we write is given a mark: a random time of its last access, so far ahead
/// that no reading on the usual file systems moves it.
///
/// @param accessed seconds, as an unsigned number; so is `modified`
record RemoteFile(Kind kind, long size, int accessed, int modified) {

    /// The marks are times from 2032 to 2038, which every file system can hold.
    private static final int FIRST_MARK = 0x7480_0000;

    enum Kind {
        FILE,
        FOLDER,
        LINK,
        OTHER
    }

    static int newMark() {
        return ThreadLocalRandom.current().nextInt(FIRST_MARK, Integer.MAX_VALUE);
    }

    /// @param line how `ls -l` would show it, which tells the kind where the rights do not; may be empty
    static RemoteFile read(Buffer buffer, String line) {
        int flags = buffer.getInt();
        long size = (flags & SftpConstants.SSH_FILEXFER_ATTR_SIZE) == 0 ? 0 : buffer.getLong();
        if ((flags & SftpConstants.SSH_FILEXFER_ATTR_UIDGID) != 0) {
            buffer.getInt();
            buffer.getInt();
        }
        boolean hasRights = (flags & SftpConstants.SSH_FILEXFER_ATTR_PERMISSIONS) != 0;
        Kind kind = hasRights ? kind(buffer.getInt()) : kind(line);
        boolean hasTimes = (flags & SftpConstants.SSH_FILEXFER_ATTR_ACMODTIME) != 0;
        int accessed = hasTimes ? buffer.getInt() : 0;
        int modified = hasTimes ? buffer.getInt() : 0;
        if ((flags & SftpConstants.SSH_FILEXFER_ATTR_EXTENDED) != 0) {
            for (int left = buffer.getInt(); left > 0; left--) {
                buffer.getBytes();
                buffer.getBytes();
            }
        }
        return new RemoteFile(kind, size, accessed, modified);
    }

    private static Kind kind(int mode) {
        return switch (mode & SftpConstants.S_IFMT) {
            case SftpConstants.S_IFREG -> Kind.FILE;
            case SftpConstants.S_IFDIR -> Kind.FOLDER;
            case SftpConstants.S_IFLNK -> Kind.LINK;
            default -> Kind.OTHER;
        };
    }

    private static Kind kind(String line) {
        return switch (line.isEmpty() ? '?' : line.charAt(0)) {
            case '-' -> Kind.FILE;
            case 'd' -> Kind.FOLDER;
            case 'l' -> Kind.LINK;
            default -> Kind.OTHER;
        };
    }

    boolean isFile() {
        return kind == Kind.FILE;
    }

    Instant when() {
        return Instant.ofEpochSecond(Integer.toUnsignedLong(modified));
    }

    /// A version with a mark changes with the content. One without, of a file that others put there, may stay the same
    /// when they replace it within a second or set its time back, and says so by its first word.
    ObjectInfo describe(ObjectKey key) {
        String what = Integer.toHexString(modified) + "-" + Long.toHexString(size);
        String version = accessed >= FIRST_MARK ? what + "-" + Integer.toHexString(accessed) : ObjectInfo.UNSURE + what;
        return new ObjectInfo(key, size, when(), version);
    }
}
