package social.lindworm.storage.migrate;

import java.util.function.Consumer;
import java.util.function.Predicate;
import social.lindworm.storage.ObjectKey;

/// What becomes of an object of the target that an earlier run brought over and that the source has no more.
public sealed interface Deletions {

    /// It stays.
    record Left() implements Deletions {}

    /// It is deleted, unless somebody still needs it: then the source has lost it, and the copy is not complete.
    ///
    /// @param unneeded asked of each of them, on several threads
    record Followed(Predicate<ObjectKey> unneeded) implements Deletions {}

    /// It stays until somebody has looked at all that shall go. Runs name it until it is gone.
    ///
    /// @param named told each of them, on several threads and more than once
    record Held(Consumer<ObjectKey> named) implements Deletions {}
}
