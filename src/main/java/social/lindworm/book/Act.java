package social.lindworm.book;

import java.time.Instant;

/// Who does what to a record, for its history.
///
/// @param editor an account, or 0 for nobody in particular
/// @param note the editor's own words or a machine-readable detail, empty for none
record Act(Action action, long editor, String note, Instant at) {

    /// The kinds of entry in a history.
    enum Action {
        CREATED,
        /// Came in bulk; written only when somebody edits the record for the first time.
        ARRIVED,
        EDITED,
        /// The note is the number of the revision that was brought back.
        REVERTED,
        /// The note is the id of the record that was absorbed.
        MERGED,
        /// The note is the id of the record that was set free again.
        UNMERGED
    }
}
