package social.lindworm.book;

import java.util.Locale;
import java.util.Optional;
import social.lindworm.common.Message;

/// A valid ISBN, held as its thirteen digits.
///
/// @param thirteen thirteen digits beginning with 978 or 979, the last one the right check digit
public record Isbn(String thirteen) {

    private static final int TEN = 10;
    private static final int THIRTEEN = 13;

    public Isbn {
        if (!thirteen.matches("97[89][0-9]{10}") || checkDigit13(thirteen) != thirteen.charAt(THIRTEEN - 1)) {
            throw new IllegalArgumentException("Not a valid ISBN-13: " + thirteen);
        }
    }

    /// What came of reading a typed number.
    public sealed interface Reading {}

    public record Valid(Isbn isbn) implements Reading {}

    /// @param reason what is wrong, with the check digit that was expected where that is the trouble
    public record Wrong(Message reason) implements Reading {}

    /// Reads ten or thirteen digits; spaces, hyphens and a leading "ISBN" do not matter.
    public static Reading read(String typed) {
        String digits = digitsOf(typed);
        if (!digits.matches("[0-9]*X?")) {
            return new Wrong(Message.of("book.isbn.digits"));
        }
        return switch (digits.length()) {
            case TEN -> readTen(digits);
            case THIRTEEN -> readThirteen(digits);
            default -> new Wrong(Message.of("book.isbn.length", digits.length()));
        };
    }

    /// [#read] for callers that need no reason.
    public static Optional<Isbn> of(String typed) {
        return read(typed) instanceof Valid valid ? Optional.of(valid.isbn()) : Optional.empty();
    }

    /// Reads an ISBN-10 that a spreadsheet took for a number, so that its leading zeros are gone.
    public static Optional<Isbn> ofShortenedTen(String typed) {
        String digits = digitsOf(typed);
        return digits.isEmpty() || digits.length() > TEN
                ? Optional.empty()
                : of("0".repeat(TEN - digits.length()) + digits);
    }

    /// The ten-digit form, which only numbers of the prefix 978 have.
    public Optional<String> ten() {
        if (!thirteen.startsWith("978")) {
            return Optional.empty();
        }
        String nine = thirteen.substring(3, THIRTEEN - 1);
        return Optional.of(nine + checkDigit10(nine));
    }

    /// With hyphens between its parts, as far as the ranges of its group are known.
    public String hyphenated() {
        return IsbnRanges.hyphenate(thirteen);
    }

    private static Reading readTen(String digits) {
        char expected = checkDigit10(digits);
        if (digits.charAt(TEN - 1) != expected) {
            return wrongCheckDigit(digits, expected);
        }
        String twelve = "978" + digits.substring(0, TEN - 1);
        return new Valid(new Isbn(twelve + checkDigit13(twelve)));
    }

    private static Reading readThirteen(String digits) {
        if (digits.endsWith("X")) {
            return new Wrong(Message.of("book.isbn.digits"));
        }
        if (!digits.startsWith("978") && !digits.startsWith("979")) {
            return new Wrong(Message.of("book.isbn.prefix", digits.substring(0, 3)));
        }
        char expected = checkDigit13(digits);
        return digits.charAt(THIRTEEN - 1) == expected
                ? new Valid(new Isbn(digits))
                : wrongCheckDigit(digits, expected);
    }

    private static Reading wrongCheckDigit(String digits, char expected) {
        int last = digits.length() - 1;
        return new Wrong(Message.of(
                "book.isbn.checksum", String.valueOf(digits.charAt(last)), digits.substring(0, last) + expected));
    }

    private static String digitsOf(String typed) {
        String compact = typed.toUpperCase(Locale.ROOT).replaceFirst("^\\s*ISBN(-1[03])?:?", "");
        return compact.replaceAll("[\\s\\p{Pd}]", "");
    }

    private static char checkDigit10(String digits) {
        int sum = 0;
        for (int i = 0; i < TEN - 1; i++) {
            sum += (TEN - i) * (digits.charAt(i) - '0');
        }
        int check = (11 - sum % 11) % 11;
        return check == TEN ? 'X' : (char) ('0' + check);
    }

    private static char checkDigit13(String digits) {
        int sum = 0;
        for (int i = 0; i < THIRTEEN - 1; i++) {
            sum += (i % 2 == 0 ? 1 : 3) * (digits.charAt(i) - '0');
        }
        return (char) ('0' + (TEN - sum % TEN) % TEN);
    }
}
