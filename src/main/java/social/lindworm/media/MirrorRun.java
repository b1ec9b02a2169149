package social.lindworm.media;

import java.time.Instant;
import java.util.Optional;
import social.lindworm.common.Message;

/// A comparison of the leading store with its mirror.
///
/// @param ended empty while it goes on, or if it was cut off
/// @param found what it saw; nothing while it goes on
/// @param problem why it could not be done
public record MirrorRun(Instant begun, Optional<Instant> ended, Found found, Optional<Message> problem) {

    /// @param files that both have, with the same content
    /// @param bytes in those files
    /// @param copied files that the mirror lacked
    /// @param removed files that were taken from the mirror, since they had been deleted from the leading store
    /// @param failed files that could not be brought over
    /// @param lost files that the ledger knows and only the mirror has
    public record Found(long files, long bytes, long copied, long removed, long failed, long lost) {

        static final Found NOTHING = new Found(0, 0, 0, 0, 0, 0);
    }
}
