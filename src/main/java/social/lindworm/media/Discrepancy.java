package social.lindworm.media;

import java.time.Instant;
import social.lindworm.storage.ObjectKey;

/// Where ledger and store tell different things.
public sealed interface Discrepancy {

    ObjectKey key();

    /// The ledger has it, the store does not.
    ///
    /// @param copy whether it can be made again from the picture itself
    record Missing(ObjectKey key, MediaId media, boolean copy) implements Discrepancy {}

    /// Both have it, with different sizes.
    record WrongSize(ObjectKey key, MediaId media, boolean copy, long ledger, long store) implements Discrepancy {}

    /// The store has it, the ledger does not.
    ///
    /// @param ours whether only this program gives such names; others may be BookWyrm's
    record Orphan(ObjectKey key, long bytes, Instant modified, boolean ours) implements Discrepancy {}
}
