package social.lindworm.transfer.backup;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;

/// What is written last into a store of backups; a backup without it does not exist.
///
/// @param format rises when an older program could not read the backup any more
/// @param created epoch milliseconds
/// @param origin the instance's address
/// @param bytes of all media files
/// @param database the settings and every row, an archive of its own
/// @param media the list of all media files
record Complete(int format, long created, String origin, long rows, long files, long bytes, Part database, Part media) {

    static final int FORMAT = 1;

    record Part(long size, String sha256) {}

    Instant at() {
        return Instant.ofEpochMilli(created);
    }

    /// @throws IOException if this is no such text
    static Complete parse(byte[] json) throws IOException {
        JsonNode tree = Entries.JSON.readTree(json);
        if (tree.path("format").asInt(0) > FORMAT) {
            throw new BackupException("This backup was made by a newer Lindworm; use that. Nothing was changed.");
        }
        Complete complete = Entries.JSON.treeToValue(tree, Complete.class);
        if (complete == null
                || complete.database() == null
                || complete.media() == null
                || !MediaFile.isHash(complete.database().sha256())
                || !MediaFile.isHash(complete.media().sha256())) {
            throw new IOException("something is missing in it");
        }
        return complete;
    }
}
