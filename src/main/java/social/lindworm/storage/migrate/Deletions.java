package social.lindworm.storage.migrate;

import java.util.function.Consumer;
import social.lindworm.storage.ObjectKey;

/// What becomes of an object of the target that an earlier run brought over and that the source has no more.
public sealed interface Deletions {

    /// It stays.
    record Left() implements Deletions {}

    /// It is deleted.
    record Followed() implements Deletions {}

    /// It stays until somebody has looked at all that shall go. Runs name it until it is gone.
    ///
    /// @param named told each of them, on several threads and more than once
    record Held(Consumer<ObjectKey> named) implements Deletions {}
}
