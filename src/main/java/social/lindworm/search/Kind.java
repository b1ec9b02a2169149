package social.lindworm.search;

/// What an entry of the index stands for. Each kind has its own Lucene fields, so that a search for books never walks
/// the words of authors.
public enum Kind {
    BOOK("b"),
    AUTHOR("a"),
    SERIES("s");

    private final String prefix;

    Kind(String prefix) {
        this.prefix = prefix;
    }

    /// The term that names one entry, by which it is replaced and removed.
    String key(long id) {
        return prefix + id;
    }

    String field(Role role) {
        return prefix + role.suffix();
    }

    String identifierField() {
        return prefix + "i";
    }

    /// The name of this kind's weight in the field of ranks.
    String rank() {
        return prefix;
    }
}
