package social.lindworm.book.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import social.lindworm.book.Field;
import social.lindworm.book.RecordKind;

/// The pages of other catalogues that identifiers lead to, and identifiers out of pasted addresses.
final class IdentifierLinks {

    private static final Pattern OPENLIBRARY = Pattern.compile("OL\\d+[WMA]");
    private static final Pattern WIKIDATA = Pattern.compile("Q\\d+");
    private static final Pattern LAST_PART = Pattern.compile("https?://[^?#]*/([^/?#]+)/?(?:[?#].*)?");
    private static final Pattern LEADING_NUMBER = Pattern.compile("(\\d+)[.-].*");

    private IdentifierLinks() {}

    /// The page about the record at the other catalogue.
    static Optional<String> page(RecordKind kind, Field scheme, String value) {
        return Optional.ofNullable(address(kind, scheme, URLEncoder.encode(value, StandardCharsets.UTF_8)));
    }

    private static @Nullable String address(RecordKind kind, Field scheme, String value) {
        return switch (scheme) {
            case OPENLIBRARY -> openLibrary(value);
            case INVENTAIRE -> "https://inventaire.io/entity/" + value.replace("%3A", ":");
            case GOODREADS -> goodreads(kind, value);
            case LIBRARYTHING ->
                "https://www.librarything.com/" + (kind == RecordKind.AUTHOR ? "author/" : "work/") + value;
            case WIKIDATA -> "https://www.wikidata.org/wiki/" + value;
            case VIAF -> "https://viaf.org/viaf/" + value;
            case ISFDB -> "https://www.isfdb.org/cgi-bin/" + isfdb(kind) + ".cgi?" + value;
            case BNF -> "https://catalogue.bnf.fr/ark:/12148/" + value;
            case FINNA -> "https://www.finna.fi/Record/" + value;
            case LIBRIS -> "https://libris.kb.se/" + value;
            case ISNI -> "https://isni.org/isni/" + value;
            case LCCN -> "https://lccn.loc.gov/" + value;
            case GUTENBERG -> "https://www.gutenberg.org/ebooks/author/" + value;
            case OCLC -> "https://search.worldcat.org/title/" + value;
            default -> null;
        };
    }

    private static @Nullable String openLibrary(String value) {
        if (!OPENLIBRARY.matcher(value).matches()) {
            return null;
        }
        String folder = switch (value.charAt(value.length() - 1)) {
            case 'W' -> "works/";
            case 'A' -> "authors/";
            default -> "books/";
        };
        return "https://openlibrary.org/" + folder + value;
    }

    private static String goodreads(RecordKind kind, String value) {
        String folder = switch (kind) {
            case WORK -> "work/editions/";
            case EDITION -> "book/show/";
            case AUTHOR -> "author/show/";
            case SERIES -> "series/";
        };
        return "https://www.goodreads.com/" + folder + value;
    }

    private static String isfdb(RecordKind kind) {
        return switch (kind) {
            case WORK -> "title";
            case EDITION -> "pl";
            case AUTHOR -> "ea";
            case SERIES -> "pe";
        };
    }

    /// What somebody typed or pasted, as the catalogue keeps it: the identifier out of an address, numbers without
    /// blanks.
    static String tidy(Field scheme, String typed) {
        String text = typed.strip();
        return switch (scheme) {
            case ISNI -> lastPart(text).replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
            case OPENLIBRARY -> within(text, OPENLIBRARY);
            case WIKIDATA -> within(text, WIKIDATA);
            case ASIN, AASIN -> lastPart(text).toUpperCase(Locale.ROOT);
            // Its addresses name the record after a question mark, and by titles too.
            case ISFDB -> text;
            default -> lastPart(text);
        };
    }

    private static String within(String text, Pattern identifier) {
        Matcher found = identifier.matcher(text.toUpperCase(Locale.ROOT));
        return found.find() ? found.group() : text;
    }

    /// `https://elsewhere/show/123.A_Title` becomes `123`; what is no address stays as it is.
    private static String lastPart(String text) {
        Matcher address = LAST_PART.matcher(text);
        if (!address.matches()) {
            return text;
        }
        Matcher number = LEADING_NUMBER.matcher(address.group(1));
        return number.matches() ? number.group(1) : address.group(1);
    }
}
