package social.lindworm.transfer.backup;

import java.time.Instant;
import java.util.List;

/// The archive's first entry: what it is, before anything is unpacked.
///
/// @param format rises when an older program could not read the archive any more
/// @param created epoch milliseconds
/// @param origin the instance's address
/// @param engine the database it came from; it can go into either
/// @param schema the migrations that its rows have seen
/// @param keyMark tells whether a home has the same secret key, without telling the key
record Header(int format, long created, String origin, String engine, List<String> schema, String keyMark) {

    /// The newest there is.
    static final int FORMAT = 2;

    /// With every media file in the archive.
    static final int WITH_MEDIA = 1;

    /// With a list of them at most.
    static final int WITHOUT_MEDIA = 2;

    Header {
        schema = List.copyOf(schema);
    }

    boolean holdsMedia() {
        return format == WITH_MEDIA;
    }

    Instant at() {
        return Instant.ofEpochMilli(created);
    }
}
