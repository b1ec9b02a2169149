package social.lindworm.book;

import org.jdbi.v3.core.Handle;

/// A feature whose rows point at books, authors or series: they must follow when records are merged, and come back when
/// a merge is undone. Registered once, called inside the merging transaction.
public interface MergeFollower {

    /// Names what this feature remembers; never changed.
    String name();

    /// Points every row from `absorbed` to `survivor`.
    ///
    /// @return what [#undone] needs to know, at the follower's choice
    String moved(Handle handle, RecordRef absorbed, RecordRef survivor);

    /// Points the rows back that [#moved] had moved, as far as they still exist.
    void undone(Handle handle, RecordRef absorbed, RecordRef survivor, String memory);
}
