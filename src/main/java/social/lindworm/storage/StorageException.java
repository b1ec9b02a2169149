package social.lindworm.storage;

import org.jspecify.annotations.Nullable;
import social.lindworm.common.Message;

/// A store could not do what was asked. The text (for the log) always names the action and the key; each kind
/// says what the caller can do.
public abstract sealed class StorageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Message advice;

    private StorageException(String logText) {
        super(logText);
        this.advice = null;
    }

    private StorageException(String logText, Throwable cause) {
        super(logText, cause);
        this.advice = null;
    }

    private StorageException(String logText, Message advice) {
        super(logText);
        this.advice = advice;
    }

    private StorageException(String logText, Throwable cause, Message advice) {
        super(logText, cause);
        this.advice = advice;
    }

    /// What a person may be told about it.
    public abstract Message shown();

    /// What the people who run the server are to look at; names the setting where one is to blame.
    public Message advice() {
        return advice == null ? shown() : advice;
    }

    /// Whether the same call may succeed later without anybody changing anything.
    public boolean retryable() {
        return false;
    }

    /// There is no object under this key. Treat it as deleted.
    public static final class Missing extends StorageException {
        private static final long serialVersionUID = 1L;

        public Missing(String action, Object key) {
            super(action + " " + key + ": there is no such object");
        }

        @Override
        public Message shown() {
            return Message.of("storage.error.missing");
        }
    }

    /// The store refuses: file permissions, credentials, or a path that leads out of the store. Somebody must
    /// change the set-up.
    public static final class Denied extends StorageException {
        private static final long serialVersionUID = 1L;

        public Denied(String action, Object key, String why) {
            super(action + " " + key + ": " + why);
        }

        public Denied(String action, Object key, Throwable cause) {
            super(action + " " + key + ": permission denied", cause);
        }

        public Denied(String action, Object key, String why, Message advice) {
            super(action + " " + key + ": " + why, advice);
        }

        public Denied(String action, Object key, Throwable cause, Message advice) {
            super(action + " " + key + ": " + cause.getMessage(), cause, advice);
        }

        @Override
        public Message shown() {
            return Message.of("storage.error.denied");
        }
    }

    /// The text cannot be a key; the caller must not have come so far with it.
    public static final class InvalidKey extends StorageException {
        private static final long serialVersionUID = 1L;

        public InvalidKey(String text, String fault) {
            super("not a storage key (" + fault + "): " + printable(text));
        }

        @Override
        public Message shown() {
            return Message.of("storage.error.invalidKey");
        }

        private static String printable(String text) {
            String start = text.length() > 200 ? text.substring(0, 200) + "..." : text;
            return start.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
        }
    }

    /// The store did not answer, or its disk failed. Nothing is known to have changed; try again later.
    public static final class Unreachable extends StorageException {
        private static final long serialVersionUID = 1L;

        public Unreachable(String action, Object key, Throwable cause) {
            super(action + " " + key + ": the store failed: " + cause.getMessage(), cause);
        }

        public Unreachable(String action, Object key, Throwable cause, Message advice) {
            super(action + " " + key + ": the store failed: " + cause.getMessage(), cause, advice);
        }

        public Unreachable(String action, Object key, String why, Message advice) {
            super(action + " " + key + ": the store failed: " + why, advice);
        }

        @Override
        public Message shown() {
            return Message.of("storage.error.unreachable");
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }

    /// No room is left. What was there before is untouched and no part of the new object is. Retryable once
    /// somebody has made room.
    public static final class Full extends StorageException {
        private static final long serialVersionUID = 1L;

        public Full(String action, ObjectKey key, long length) {
            super(action + " " + key + ": no room for " + length + " bytes");
        }

        public Full(String action, ObjectKey key, long length, Throwable cause) {
            super(action + " " + key + ": no room for " + length + " bytes", cause);
        }

        public Full(String action, Object key, String why, Message advice) {
            super(action + " " + key + ": no room: " + why, advice);
        }

        @Override
        public Message shown() {
            return Message.of("storage.error.full");
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }

    /// Bytes are not what they were said to be. What was stored before is untouched.
    public static final class Corrupt extends StorageException {
        private static final long serialVersionUID = 1L;

        public Corrupt(String action, Object key, String why) {
            super(action + " " + key + ": " + why);
        }

        @Override
        public Message shown() {
            return Message.of("storage.error.corrupt");
        }
    }

    /// The content to be stored could not be read; the store itself is well.
    public static final class BrokenSource extends StorageException {
        private static final long serialVersionUID = 1L;

        public BrokenSource(String action, ObjectKey key, Throwable cause) {
            super(action + " " + key + ": what was to be stored could not be read: " + cause.getMessage(), cause);
        }

        @Override
        public Message shown() {
            return Message.of("storage.error.brokenSource");
        }
    }

    /// The store was closed before. A mistake of ours, or the server is stopping.
    public static final class Closed extends StorageException {
        private static final long serialVersionUID = 1L;

        public Closed(String action) {
            super(action + ": the store is closed");
        }

        @Override
        public Message shown() {
            return Message.of("storage.error.closed");
        }
    }
}
