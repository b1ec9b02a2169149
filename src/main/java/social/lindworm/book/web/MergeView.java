package social.lindworm.book.web;

import java.util.List;
import java.util.Optional;
import social.lindworm.web.Form;

/// Choosing what to merge, and what would come of it.
///
/// @param title the record that stays
/// @param preview empty until two records are named
public record MergeView(
        String title, String path, String basePath, Form form, String explanation, Optional<Preview> preview) {

    /// @param other the id of the record that goes
    /// @param lines each field that the two do not share
    /// @param moves what follows, as a sentence
    public record Preview(long other, String title, String path, List<Line> lines, String moves, boolean alsoWorks) {}

    /// @param result what the field will hold
    public record Line(String label, String kept, String gone, String result) {}
}
