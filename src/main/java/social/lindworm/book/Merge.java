package social.lindworm.book;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A merge that was made.
///
/// @param undone null while it stands
public record Merge(
        long id,
        RecordRef survivor,
        RecordRef absorbed,
        long editor,
        Instant at,
        @Nullable Instant undone) {}
