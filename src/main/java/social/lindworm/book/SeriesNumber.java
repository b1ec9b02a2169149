package social.lindworm.book;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The order of places in a series as people count: 1, 1.5, 2, 10; those without a number last.
public final class SeriesNumber {

    /// By [#sortKey], then as written, so that `1` stands before `1-3`.
    public static final Comparator<String> NATURAL =
            Comparator.comparingLong(SeriesNumber::sortKey).thenComparing(Comparator.naturalOrder());

    static final long UNNUMBERED = Long.MAX_VALUE;

    private static final Pattern FIRST_NUMBER = Pattern.compile("\\d{1,9}(?:\\.\\d{1,3}(?!\\d))?");
    private static final int THOUSANDTHS = 3;

    private SeriesNumber() {}

    /// The first number within the text in thousandths, for `order by`.
    public static long sortKey(String number) {
        Matcher first = FIRST_NUMBER.matcher(number);
        return first.find()
                ? new BigDecimal(first.group()).movePointRight(THOUSANDTHS).longValue()
                : UNNUMBERED;
    }
}
