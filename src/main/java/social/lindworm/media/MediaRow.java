package social.lindworm.media;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import social.lindworm.common.Message;
import social.lindworm.media.image.ImageFormat;
import social.lindworm.media.image.Size;

/// A picture as the ledger knows it.
///
/// @param giver the account it came from
/// @param source the address it is to be fetched from
/// @param format of the master; none before it is made
/// @param size of the master; 0 by 0 before it is made
/// @param recipe which copies exist: 0 for none
/// @param place where all its files are known to be, as [Publication#place] names it
/// @param cached whether its files have the keys of what was fetched from elsewhere
record MediaRow(
        MediaId id,
        MediaKind kind,
        State state,
        String name,
        @Nullable Long giver,
        @Nullable String source,
        int attempts,
        @Nullable Message problem,
        @Nullable ImageFormat format,
        Size size,
        int recipe,
        String place,
        boolean cached) {

    enum State {
        /// Taken in, not yet made or fetched.
        WAITING,
        READY,
        /// Cannot be made; `problem` says why.
        BROKEN,
        /// Its files are being removed.
        GONE
    }

    /// What it is once it was fetched from its source, whatever it was before.
    MediaRow fetched() {
        return new MediaRow(id, kind, state, name, giver, source, attempts, problem, format, size, recipe, place, true);
    }

    Optional<String> sourceAddress() {
        return Optional.ofNullable(source);
    }
}
