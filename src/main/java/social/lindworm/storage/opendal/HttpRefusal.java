package social.lindworm.storage.opendal;

import java.io.IOException;

/// A service answered a request of our own with something else than yes.
final class HttpRefusal extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /// @param reason what the answer says, however long
    HttpRefusal(int status, String reason) {
        super("it answers with " + status + " "
                + reason.replaceAll("<[^>]*>|\\s+", " ").strip());
        this.status = status;
    }

    int status() {
        return status;
    }
}
