package social.lindworm.storage.migrate;

import java.util.function.Function;
import java.util.function.Predicate;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.ObjectKey;

/// How a copy goes about its work.
///
/// @param goes whether an object is to be brought over, or stays where it is
/// @param attributes what an object is sent with
/// @param connections how many objects are under way at once
/// @param care how sure it must be
public record CopyRules(
        Predicate<ObjectKey> goes, Function<ObjectKey, Attributes> attributes, int connections, Care care) {

    /// How sure a copy must be, and how far it follows the source.
    ///
    /// @param readsBack whether everything is read from the target and compared byte by byte, or a version that
    /// both the answer to a put and the listing told is believed
    /// @param deletions what becomes of what was brought over and is deleted from the source since
    /// @param leavesWhatIsThere whether an object that the target has is left alone, whatever is in it
    public record Care(boolean readsBack, Deletions deletions, boolean leavesWhatIsThere) {

        public static final Care USUAL = new Care(false, new Deletions.Left(), false);

        /// Brings only what the target lacks.
        public static final Care LACKING = new Care(false, new Deletions.Left(), true);
    }

    public CopyRules {
        if (connections < 1) {
            throw new IllegalArgumentException("a copy needs at least one connection");
        }
    }

    public CopyRules(Predicate<ObjectKey> goes, Function<ObjectKey, Attributes> attributes, int connections) {
        this(goes, attributes, connections, Care.USUAL);
    }
}
