package social.lindworm.common;

/// A failure with two texts: [#getMessage()] for the log, never shown, and [#shown()] for the person. Each kind says
/// what the caller can do. Expected outcomes are values instead; throw one of these only where the caller cannot go on.
public abstract sealed class AppException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Message shown;

    private AppException(String logText, Message shown) {
        super(logText);
        this.shown = shown;
    }

    private AppException(String logText, Message shown, Throwable cause) {
        super(logText, cause);
        this.shown = shown;
    }

    public Message shown() {
        return shown;
    }

    /// There is no such thing, or the viewer may not know that there is.
    public static final class NotFound extends AppException {
        private static final long serialVersionUID = 1L;

        public NotFound(String logText, Message shown) {
            super(logText, shown);
        }

        public NotFound(String logText) {
            this(logText, Message.of("web.error.notFound"));
        }
    }

    /// The viewer is known and lacks a permission.
    public static final class Forbidden extends AppException {
        private static final long serialVersionUID = 1L;

        public Forbidden(String logText, Message shown) {
            super(logText, shown);
        }
    }

    /// The input cannot be used as it is; asking again with the same input will fail again.
    public static final class Invalid extends AppException {
        private static final long serialVersionUID = 1L;

        public Invalid(String logText, Message shown) {
            super(logText, shown);
        }

        public Invalid(String logText, Message shown, Throwable cause) {
            super(logText, shown, cause);
        }
    }

    /// Somebody else was faster; look at the present state and decide again.
    public static final class Conflict extends AppException {
        private static final long serialVersionUID = 1L;

        public Conflict(String logText, Message shown) {
            super(logText, shown);
        }
    }

    /// A limit is reached; try again later.
    public static final class TooMany extends AppException {
        private static final long serialVersionUID = 1L;

        public TooMany(String logText, Message shown) {
            super(logText, shown);
        }
    }

    /// It was here and will not come back.
    public static final class Gone extends AppException {
        private static final long serialVersionUID = 1L;

        public Gone(String logText, Message shown) {
            super(logText, shown);
        }
    }

    /// Something this needs is away for the moment; nothing was changed, trying again may help.
    public static final class Unavailable extends AppException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String logText, Message shown) {
            super(logText, shown);
        }

        public Unavailable(String logText, Message shown, Throwable cause) {
            super(logText, shown, cause);
        }
    }
}
