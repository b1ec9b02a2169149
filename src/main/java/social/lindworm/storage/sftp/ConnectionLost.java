package social.lindworm.storage.sftp;

import java.io.IOException;

/// The connection ended before the answer came.
final class ConnectionLost extends IOException {

    private static final long serialVersionUID = 1L;

    ConnectionLost() {
        super("the connection ended");
    }

    ConnectionLost(IOException cause) {
        super("the connection ended", cause);
    }
}
