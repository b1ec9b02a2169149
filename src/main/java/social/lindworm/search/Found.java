package social.lindworm.search;

import java.util.List;

/// The answer to a [Question].
///
/// @param hits best first
/// @param total how many there are in all; a lower bound when `more` is set
/// @param closeness how freely the words had to be read to find anything
public record Found(List<Hit> hits, long total, boolean more, Closeness closeness) {

    public static final Found NOTHING = new Found(List.of(), 0, false, Closeness.WORDS);

    public Found {
        hits = List.copyOf(hits);
    }

    /// @param id of the work, author or series
    /// @param confidence 0 to 1; 1 is the very title or identifier asked for
    public record Hit(long id, float confidence) {}

    /// From strict to free.
    public enum Closeness {
        IDENTIFIER,
        /// All words as they were written.
        WORDS,
        /// All words, some with typos or unfinished.
        SIMILAR,
        /// Not all of the words.
        PARTIAL
    }
}
