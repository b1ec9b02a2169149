package social.lindworm.common;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// What went wrong, for the person at the terminal. The JDK's usual troubles with files say nothing but the path.
public final class FileTrouble {

    private FileTrouble() {}

    /// The message of a failure, or the name of its kind where it has none; never empty.
    public static String of(Throwable failure) {
        return switch (failure) {
            case NoSuchFileException missing ->
                missing.getFile() + " does not exist, or the folder it should be in does not";
            case AccessDeniedException closed -> closed.getFile() + " may not be read or written by this account";
            case FileAlreadyExistsException there -> there.getFile() + " is there already";
            case NotDirectoryException file -> file.getFile() + " is no folder";
            default -> failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        };
    }
}
