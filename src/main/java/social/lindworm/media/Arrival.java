package social.lindworm.media;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A picture that is about to be taken in.
///
/// @param giver the account it comes from
/// @param source the address to fetch it from; none if its bytes are here
record Arrival(
        MediaKind kind,
        String name,
        @Nullable Long giver,
        @Nullable String source) {

    /// @param giver 0 for nobody
    static Arrival now(MediaKind kind, long giver, @Nullable String source) {
        return new Arrival(kind, UUID.randomUUID().toString(), giver == 0 ? null : giver, source);
    }
}
