package social.lindworm.storage.migrate;

import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.StorageException;

/// What became of one object of the source.
sealed interface Step {

    /// The target has it.
    record Same(Proof proof, long bytes) implements Step {}

    /// The target has something under this key, and that is enough.
    record Left() implements Step {}

    /// It was sent.
    record Sent(Proof proof, long bytes) implements Step {}

    /// It was deleted from the source since it was listed.
    record Gone() implements Step {}

    /// It was brought over before and is not in the source any more; nor, now, in the target.
    record Removed() implements Step {}

    /// It was brought over before and is not in the source any more, but may only go later.
    record Held() implements Step {}

    record Failed(ObjectKey key, StorageException why) implements Step {}
}
