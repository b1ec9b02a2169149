package social.lindworm.book;

/// What kinds of record the catalogue holds. Works and editions share one id space, authors and series have their own.
public enum RecordKind {
    WORK,
    EDITION,
    AUTHOR,
    SERIES;

    /// The first part of the record's address: `book`, `author` or `series`.
    public String path() {
        return switch (this) {
            case WORK, EDITION -> "book";
            case AUTHOR -> "author";
            case SERIES -> "series";
        };
    }

    /// The id space, as table `record_redirect` names it.
    String space() {
        return switch (this) {
            case WORK, EDITION -> "BOOK";
            case AUTHOR -> "AUTHOR";
            case SERIES -> "SERIES";
        };
    }

    boolean isBook() {
        return this == WORK || this == EDITION;
    }
}
