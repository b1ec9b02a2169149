package social.lindworm.storage.sftp;

import java.io.IOException;

/// There is no connection, and why.
final class ConnectFailure extends IOException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String detail;

    enum Reason {
        NETWORK,
        HOST_KEY,
        SIGN_IN,
        KEY_FILE,
        NO_SFTP,
        CLOSED
    }

    ConnectFailure(Reason reason, String why, String detail) {
        super(why);
        this.reason = reason;
        this.detail = detail;
    }

    ConnectFailure(Reason reason, String why, Throwable cause) {
        super(why, cause);
        this.reason = reason;
        this.detail = "";
    }

    Reason reason() {
        return reason;
    }

    /// What the people who run the server are to see of it: a fingerprint, a file.
    String detail() {
        return detail;
    }
}
