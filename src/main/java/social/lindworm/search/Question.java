package social.lindworm.search;

/// What somebody looks for.
///
/// @param typing whether the last word is unfinished, as in search as you type
/// @param from how many of the best hits to leave out
/// @param size how many hits to give at most
public record Question(Kind kind, String text, boolean typing, int from, int size) {

    /// Nobody pages further than this; a deeper page answers empty.
    public static final int DEEPEST = 1_000;

    private static final int LONGEST_TEXT = 400;

    public Question {
        if (text.length() > LONGEST_TEXT) {
            text = text.substring(0, LONGEST_TEXT);
        }
        from = Math.max(0, from);
        size = Math.clamp(size, 1, 100);
    }

    public static Question of(Kind kind, String text) {
        return new Question(kind, text, false, 0, 15);
    }
}
