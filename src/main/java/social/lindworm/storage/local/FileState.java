package social.lindworm.storage.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;

/// What the file system knows of a file.
///
/// @param changed when the system last saw content, name or rights change, which no program can set; where the
/// system keeps no such time, when the content was modified
/// @param identity differs between two files that are there at once
record FileState(Kind kind, long size, FileTime modified, FileTime changed, String identity) {

    private static final boolean UNIX =
            java.nio.file.FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
    private static final String WANTED = "unix:isRegularFile,isSymbolicLink,size,lastModifiedTime,ctime,ino";

    enum Kind {
        FILE,
        LINK,
        OTHER
    }

    /// @param options whether a link is followed
    static FileState of(Path path, LinkOption... options) throws IOException {
        if (!UNIX) {
            return basic(Files.readAttributes(path, BasicFileAttributes.class, options));
        }
        Map<String, Object> all = Files.readAttributes(path, WANTED, options);
        return new FileState(
                kind(value(all, "isRegularFile", Boolean.class), value(all, "isSymbolicLink", Boolean.class)),
                value(all, "size", Long.class),
                value(all, "lastModifiedTime", FileTime.class),
                value(all, "ctime", FileTime.class),
                Long.toHexString(value(all, "ino", Long.class)));
    }

    private static <T> T value(Map<String, Object> all, String name, Class<T> type) {
        return type.cast(Objects.requireNonNull(all.get(name), name));
    }

    private static FileState basic(BasicFileAttributes file) {
        return new FileState(
                kind(file.isRegularFile(), file.isSymbolicLink()),
                file.size(),
                file.lastModifiedTime(),
                file.lastModifiedTime(),
                Integer.toHexString(Objects.hashCode(file.fileKey())));
    }

    private static Kind kind(boolean file, boolean link) {
        return file ? Kind.FILE : link ? Kind.LINK : Kind.OTHER;
    }

    /// The inode is part of the version because a clock may stand still between two puts of equal size, and the
    /// time of change because a program may set the other one back.
    ObjectInfo describe(ObjectKey key) {
        String version = Long.toHexString(modified.to(TimeUnit.NANOSECONDS)) + "-"
                + Long.toHexString(changed.to(TimeUnit.NANOSECONDS)) + "-" + Long.toHexString(size) + "-" + identity;
        return new ObjectInfo(key, size, modified.toInstant(), version);
    }
}
