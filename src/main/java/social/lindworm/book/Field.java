package social.lindworm.book;

import static social.lindworm.book.RecordKind.AUTHOR;
import static social.lindworm.book.RecordKind.EDITION;
import static social.lindworm.book.RecordKind.SERIES;
import static social.lindworm.book.RecordKind.WORK;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Everything that can be known of a record. The [#key] names the field in forms, in stored revisions and in message
/// files (`book.field.<key>`); it is never changed.
public enum Field {
    TITLE("title", Shape.LINE, WORK, EDITION),
    NAME("name", Shape.LINE, AUTHOR, SERIES),
    SORT_TITLE("sort_title", Shape.LINE, WORK, EDITION),
    SUBTITLE("subtitle", Shape.LINE, WORK, EDITION),
    AUTHORS("authors", Shape.AUTHORS, WORK, EDITION),
    SERIES_PLACES("series", Shape.SERIES, WORK),
    ALIASES("aliases", Shape.LIST, AUTHOR),
    ALTERNATIVE_NAMES("alternative_names", Shape.LIST, SERIES),
    DESCRIPTION("description", Shape.TEXT, WORK, EDITION),
    BIO("bio", Shape.TEXT, AUTHOR),
    LANGUAGES("languages", Shape.LIST, WORK, EDITION),
    SUBJECTS("subjects", Shape.LIST, WORK, EDITION),
    SUBJECT_PLACES("subject_places", Shape.LIST, WORK, EDITION),
    PUBLISHERS("publishers", Shape.LIST, EDITION),
    FIRST_PUBLISHED("first_published", Shape.DATE, WORK, EDITION),
    PUBLISHED("published", Shape.DATE, WORK, EDITION),
    BORN("born", Shape.DATE, AUTHOR),
    DIED("died", Shape.DATE, AUTHOR),
    COVER("cover", Shape.COVER, WORK, EDITION),
    FORMAT("physical_format", Shape.FORMAT, EDITION),
    FORMAT_DETAIL("physical_format_detail", Shape.LINE, EDITION),
    PAGES("pages", Shape.NUMBER, EDITION),
    ISBN_13("isbn_13", Shape.LINE, EDITION),
    ISBN_10("isbn_10", Shape.LINE, EDITION),
    OCLC("oclc", Shape.LINE, EDITION),
    WIKIPEDIA("wikipedia_link", Shape.URL, AUTHOR),
    WEBSITE("website", Shape.URL, AUTHOR),
    OPENLIBRARY("openlibrary", Shape.IDENTIFIER, WORK, EDITION, AUTHOR, SERIES),
    INVENTAIRE("inventaire", Shape.IDENTIFIER, WORK, EDITION, AUTHOR, SERIES),
    GOODREADS("goodreads", Shape.IDENTIFIER, WORK, EDITION, AUTHOR, SERIES),
    LIBRARYTHING("librarything", Shape.IDENTIFIER, WORK, EDITION, AUTHOR, SERIES),
    WIKIDATA("wikidata", Shape.IDENTIFIER, WORK, EDITION, AUTHOR, SERIES),
    VIAF("viaf", Shape.IDENTIFIER, WORK, EDITION, AUTHOR, SERIES),
    ASIN("asin", Shape.IDENTIFIER, WORK, EDITION, AUTHOR, SERIES),
    AASIN("aasin", Shape.IDENTIFIER, WORK, EDITION, AUTHOR, SERIES),
    ISFDB("isfdb", Shape.IDENTIFIER, WORK, EDITION, AUTHOR, SERIES),
    BNF("bnf", Shape.IDENTIFIER, WORK, EDITION, AUTHOR, SERIES),
    FINNA("finna", Shape.IDENTIFIER, WORK, EDITION, AUTHOR, SERIES),
    LIBRIS("libris", Shape.IDENTIFIER, WORK, EDITION, AUTHOR, SERIES),
    LCCN("lccn", Shape.IDENTIFIER, WORK),
    ISNI("isni", Shape.IDENTIFIER, AUTHOR),
    GUTENBERG("gutenberg", Shape.IDENTIFIER, AUTHOR),
    /// The work an edition is of, so that moving an edition is an edit like any other.
    WORK_OF("work", Shape.WORK, EDITION),
    /// The address a record came from; never shown in a form.
    ORIGIN("origin", Shape.ORIGIN, WORK, EDITION, AUTHOR, SERIES);

    /// How the values of a field are written.
    public enum Shape {
        LINE,
        TEXT,
        LIST,
        DATE,
        NUMBER,
        FORMAT,
        URL,
        /// The id of a picture.
        COVER,
        /// Author ids in their order.
        AUTHORS,
        /// `seriesId:number`, the number may be missing.
        SERIES,
        WORK,
        ORIGIN,
        /// What another catalogue calls the record, kept in table `identifier` under the field's key.
        IDENTIFIER
    }

    private static final Map<String, Field> BY_KEY = new HashMap<>();

    static {
        for (Field field : values()) {
            BY_KEY.put(field.key, field);
        }
    }

    private final String key;
    private final Shape shape;
    // Never changed after the constructor; the checker knows no unmodifiable set of the JDK.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<RecordKind> kinds;

    Field(String key, Shape shape, RecordKind... kinds) {
        this.key = key;
        this.shape = shape;
        this.kinds = EnumSet.copyOf(Arrays.asList(kinds));
    }

    public static Optional<Field> of(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    public static List<Field> of(RecordKind kind) {
        return Arrays.stream(values())
                .filter(field -> field.kinds.contains(kind))
                .toList();
    }

    public String key() {
        return key;
    }

    public Shape shape() {
        return shape;
    }

    public boolean belongsTo(RecordKind kind) {
        return kinds.contains(kind);
    }

    public boolean holdsMany() {
        return shape == Shape.LIST || shape == Shape.AUTHORS || shape == Shape.SERIES || shape == Shape.IDENTIFIER;
    }

    public String messageKey() {
        return "book.field." + key;
    }
}
