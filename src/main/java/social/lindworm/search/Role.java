package social.lindworm.search;

/// The part a Lucene field plays. The worth is what a matching word adds to the score; only the relation between them
/// matters.
enum Role {
    /// Words of the title, or of an author's or a series' names.
    TITLE("t", 3f),
    PEOPLE("p", 2.4f),
    SERIES("s", 1.5f),
    SUBTITLE("u", 1f),
    /// All words of the four fields above: what must match, and the dictionary for typos.
    ANY("a", 0f),
    /// Whole titles.
    WHOLE("w", 12f),
    /// Titles without their article or subtitle.
    SHORT("h", 8f),
    /// Two neighbouring words of a title; the first word also with [Words#START] before it.
    PAIR("n", 1f),
    /// The first one, two and three letters of each word, for search as you type; those of a whole title have
    /// [Words#START] before them.
    BEGIN("b", 1f);

    private final String suffix;
    private final float worth;

    Role(String suffix, float worth) {
        this.suffix = suffix;
        this.worth = worth;
    }

    String suffix() {
        return suffix;
    }

    float worth() {
        return worth;
    }
}
