package social.lindworm.book;

import java.util.List;
import java.util.Map;

/// Everything needed to take a merge back, stored as JSON with it.
///
/// @param absorbed the absorbed record's facts, `before` and `after` the survivor's
/// @param created when the absorbed record was made, epoch milliseconds
/// @param moved the rows that point at the survivor since
/// @param workMerge the merge of the two editions' works that came with it, 0 for none
/// @param followers what each [MergeFollower] remembers
record Undo(
        Map<String, List<String>> absorbed,
        Map<String, List<String>> before,
        Map<String, List<String>> after,
        long version,
        long created,
        List<Moved> moved,
        long workMerge,
        Map<String, String> followers) {

    /// One row that was moved: an edition of a work, a book of an author, a work of a series.
    ///
    /// @param id the edition, book or work
    /// @param place the author's position or the number in the series
    /// @param doubled whether the survivor stood there already, so that the absorbed row went
    record Moved(long id, String place, boolean doubled) {}

    Facts absorbedFacts() {
        return Facts.ofKeys(absorbed);
    }
}
