package social.lindworm.search;

import java.io.IOException;

/// The files of an index cannot be used and it must be built anew; the database has all that is needed.
final class IndexUnreadable extends IOException {

    private static final long serialVersionUID = 1L;

    IndexUnreadable(String reason) {
        super(reason);
    }

    IndexUnreadable(String reason, Throwable cause) {
        super(reason, cause);
    }
}
