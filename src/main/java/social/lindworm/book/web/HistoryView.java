package social.lindworm.book.web;

import java.time.Instant;
import java.util.List;
import social.lindworm.book.RecordRef;
import social.lindworm.web.view.Change;

/// The history of a record.
///
/// @param basePath the record's address, below which history and reverting are
/// @param older the address of the next older part, empty when this is the oldest
/// @param undoable merges into this record that can be undone
public record HistoryView(
        RecordRef ref,
        String title,
        String path,
        String basePath,
        List<Entry> entries,
        String older,
        List<Undoable> undoable,
        boolean mayEdit) {

    /// One revision.
    ///
    /// @param what the kind of act in the reader's language
    /// @param editorPath empty when the editor is unknown
    /// @param changes what differs from the revision before it; for the first one, everything
    /// @param present whether the record stands as this revision left it
    public record Entry(
            long number,
            String what,
            String note,
            String editor,
            String editorPath,
            Instant at,
            List<Change> changes,
            boolean present) {}

    /// @param label the absorbed record's title or name
    public record Undoable(long id, String label, Instant at) {}
}
