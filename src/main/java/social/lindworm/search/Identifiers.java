package social.lindworm.search;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import social.lindworm.book.Isbn;

/// Identifiers in the one form in which they are compared: an ISBN as its thirteen digits, everything else in lower
/// case without spaces.
final class Identifiers {

    private static final Pattern NINE = Pattern.compile("\\d[\\d\\s\\p{Pd}]{6,12}[\\dxX]");
    private static final Pattern SPACES = Pattern.compile("\\s");
    private static final Pattern LOOKS_LIKE_IDENTIFIER = Pattern.compile("(?=.*\\d)(\\d{7,}|\\S*\\p{L}\\S*|\\S+:\\S+)");

    private Identifiers() {}

    static String normal(String identifier) {
        return isbn(identifier)
                .orElseGet(() ->
                        SPACES.matcher(identifier.toLowerCase(Locale.ROOT)).replaceAll(""));
    }

    /// The ISBN-13 a text stands for: with or without hyphens, ISBN-10 or 13, also one that has lost a leading zero.
    static Optional<String> isbn(String text) {
        String digits = text.replace(".", "");
        return Isbn.of(digits)
                .or(() -> NINE.matcher(digits.strip()).matches() ? Isbn.ofShortenedTen(digits) : Optional.empty())
                .map(Isbn::thirteen);
    }

    /// The identifier a question may mean. Short plain numbers are left to the titles: `1984` is a novel.
    static Optional<String> asked(String text) {
        Optional<String> isbn = isbn(text);
        if (isbn.isPresent()) {
            return isbn;
        }
        String stripped = text.strip();
        return LOOKS_LIKE_IDENTIFIER.matcher(stripped).matches() ? Optional.of(normal(stripped)) : Optional.empty();
    }
}
