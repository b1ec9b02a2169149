package social.lindworm.storage.sftp;

import java.io.IOException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import social.lindworm.common.Message;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.StorageException;

/// What a server or the network says, in the words of a store, with the setting to look at. The one place where this
/// is decided.
final class SftpErrors {

    /// Version 3 has one code for all that is not right; these come in the sentence of some servers.
    private static final List<String> FULL = List.of("no space", "quota", "disk full", "not enough space");

    private final StorageConfig.Sftp config;

    SftpErrors(StorageConfig.Sftp config) {
        this.config = config;
    }

    static boolean isMissing(IOException failure) {
        return hasCode(failure, SftpConstants.SSH_FX_NO_SUCH_FILE)
                || hasCode(failure, SftpConstants.SSH_FX_NO_SUCH_PATH)
                || hasCode(failure, SftpConstants.SSH_FX_NOT_A_DIRECTORY);
    }

    /// The answer to whatever has no code of its own: something is in the way, the disk is full, it broke.
    static boolean isUnspecific(IOException failure) {
        return hasCode(failure, SftpConstants.SSH_FX_FAILURE)
                || hasCode(failure, SftpConstants.SSH_FX_FILE_ALREADY_EXISTS)
                || hasCode(failure, SftpConstants.SSH_FX_DIR_NOT_EMPTY)
                || hasCode(failure, SftpConstants.SSH_FX_FILE_IS_A_DIRECTORY);
    }

    static boolean isUnknownToServer(IOException failure) {
        return hasCode(failure, SftpConstants.SSH_FX_OP_UNSUPPORTED);
    }

    static boolean isRefusal(IOException failure) {
        return hasCode(failure, SftpConstants.SSH_FX_PERMISSION_DENIED)
                || hasCode(failure, SftpConstants.SSH_FX_WRITE_PROTECT);
    }

    /// Whether the connection is to blame, not the request.
    static boolean isLost(IOException failure) {
        return !(failure instanceof SftpException);
    }

    static boolean saysFull(IOException failure) {
        if (hasCode(failure, SftpConstants.SSH_FX_NO_SPACE_ON_FILESYSTEM)
                || hasCode(failure, SftpConstants.SSH_FX_QUOTA_EXCEEDED)) {
            return true;
        }
        String sentence = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return failure instanceof SftpException && FULL.stream().anyMatch(sentence::contains);
    }

    private static boolean hasCode(IOException failure, int code) {
        return failure instanceof SftpException told && told.getStatus() == code;
    }

    StorageException translate(String action, Object key, IOException failure) {
        if (failure instanceof ConnectFailure refused) {
            return translate(action, key, refused);
        }
        if (isMissing(failure)) {
            return new StorageException.Missing(action, key);
        }
        if (isRefusal(failure)) {
            return new StorageException.Denied(
                    action,
                    key,
                    "the server refuses this to " + config.user() + "; look at the rights of " + folder(),
                    Message.of("storage.sftp.rights", config.user(), folder()));
        }
        if (saysFull(failure)) {
            return full(action, key, oneLine(failure));
        }
        if (failure instanceof SftpException) {
            return new StorageException.Unreachable(
                    action, key, told(failure), Message.of("storage.sftp.failure", place(), oneLine(failure)));
        }
        return new StorageException.Unreachable(action, key, failure, Message.of("storage.sftp.network", place()));
    }

    StorageException full(String action, Object key, String why) {
        return new StorageException.Full(action, key, why, Message.of("storage.sftp.room", folder(), place()));
    }

    /// A file stands where a folder is needed, or the reverse.
    StorageException inTheWay(String action, Object key) {
        return new StorageException.Denied(action, key, "a file stands where a folder is needed, or the reverse");
    }

    private StorageException translate(String action, Object key, ConnectFailure failure) {
        String why = String.valueOf(failure.getMessage());
        return switch (failure.reason()) {
            case CLOSED -> new StorageException.Closed(action);
            case HOST_KEY ->
                new StorageException.Denied(
                        action, key, why, Message.of("storage.sftp.hostKey", place(), failure.detail()));
            case SIGN_IN ->
                new StorageException.Denied(
                        action,
                        key,
                        why,
                        Message.of(
                                config.key().isPresent() ? "storage.sftp.signInKey" : "storage.sftp.signInPassword",
                                place(),
                                config.user()));
            case KEY_FILE ->
                new StorageException.Denied(action, key, why, Message.of("storage.sftp.keyFile", failure.detail()));
            case NO_SFTP -> new StorageException.Denied(action, key, why, Message.of("storage.sftp.noSftp", place()));
            case NETWORK -> {
                boolean noHost = failure.getCause() instanceof UnknownHostException;
                yield new StorageException.Unreachable(
                        action,
                        key,
                        failure,
                        Message.of(noHost ? "storage.sftp.host" : "storage.sftp.network", place()));
            }
        };
    }

    private String place() {
        return config.host() + ":" + config.port();
    }

    private String folder() {
        return config.root().isEmpty() ? "~" : config.root();
    }

    private static String told(IOException failure) {
        return "the server says: " + oneLine(failure);
    }

    /// A server's sentence in our log must not begin lines of its own.
    private static String oneLine(IOException failure) {
        String line = String.valueOf(failure.getMessage())
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
        return line.length() > 300 ? line.substring(0, 300) + "..." : line;
    }
}
