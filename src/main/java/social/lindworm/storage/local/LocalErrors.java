package social.lindworm.storage.local;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.util.List;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.StorageException;

/// What the file system says, in the words of a store.
final class LocalErrors {

    /// How Linux, macOS and Windows say it; Java has no type for it.
    private static final List<String> FULL =
            List.of("No space left on device", "Disk quota exceeded", "There is not enough space on the disk");

    private static final List<String> IN_THE_WAY = List.of("Is a directory", "Not a directory", "Directory not empty");

    private LocalErrors() {}

    static StorageException translatePut(ObjectKey key, long length, IOException failure) {
        String message = String.valueOf(failure.getMessage());
        if (FULL.stream().anyMatch(message::contains)) {
            return new StorageException.Full("put", key, length, failure);
        }
        return translate("put", key, failure);
    }

    static StorageException translate(String action, Object key, IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return new StorageException.Denied(action, key, failure);
        }
        if (failure instanceof FileAlreadyExistsException || isInTheWay(failure)) {
            return new StorageException.Denied(action, key, "a file stands where a folder is needed, or the reverse");
        }
        return new StorageException.Unreachable(action, key, failure);
    }

    /// A file where a folder would have to be, or the reverse.
    static boolean isInTheWay(IOException failure) {
        return failure instanceof FileSystemException
                && IN_THE_WAY.stream().anyMatch(String.valueOf(failure.getMessage())::contains);
    }
}
