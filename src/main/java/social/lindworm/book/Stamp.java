package social.lindworm.book;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who wrote a record last, and when.
///
/// @param version counts the edits; equals the number of the revision that holds this state
/// @param editor an account, or 0 for nobody in particular
record Stamp(long version, Instant created, Instant updated, long editor) {

    static Stamp first(Instant now, long editor) {
        return new Stamp(1, now, now, editor);
    }

    Stamp next(Instant now, long by) {
        return new Stamp(version + 1, created, now, by);
    }

    @Nullable
    Long editorOrNull() {
        return editor == 0 ? null : editor;
    }
}
