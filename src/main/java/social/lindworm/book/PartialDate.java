package social.lindworm.book;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A date of which only the year, or the year and the month, may be known.
///
/// @param year astronomical: 0 is 1 BC, -1 is 2 BC
/// @param month 1 to 12, or 0 when unknown
/// @param day 1 to 31, or 0 when unknown
public record PartialDate(int year, int month, int day) implements Comparable<PartialDate> {

    private static final Pattern TYPED =
            Pattern.compile("(-?\\d{1,4})(?:[-/.](\\d{1,2})(?:[-/.](\\d{1,2}))?)?(?:T.*)?");
    private static final int EARLIEST = -3000;
    private static final int LATEST = 2200;
    private static final long YEAR_UNIT = 10_000;
    private static final long MONTH_UNIT = 100;
    private static final Map<String, DateTimeFormatter> FORMATS = new ConcurrentHashMap<>();

    public PartialDate {
        if (year < EARLIEST || year > LATEST || (month == 0 && day != 0)) {
            throw new DateTimeException("No such date");
        }
        LocalDate.of(year, Math.max(month, 1), Math.max(day, 1));
    }

    public static PartialDate ofYear(int year) {
        return new PartialDate(year, 0, 0);
    }

    /// Reads `1997`, `1997-06` or `1997-06-26`; slashes and dots may stand for the hyphens. Empty when it is none of
    /// these.
    public static Optional<PartialDate> parse(String typed) {
        Matcher parts = TYPED.matcher(typed.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new PartialDate(Integer.parseInt(parts.group(1)), part(parts.group(2)), part(parts.group(3))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// The date as one number that sorts and keeps the precision, for the database.
    public long number() {
        return year * YEAR_UNIT + month * MONTH_UNIT + day;
    }

    public static PartialDate ofNumber(long number) {
        long withinYear = Math.floorMod(number, YEAR_UNIT);
        return new PartialDate((int) Math.floorDiv(number, YEAR_UNIT), (int) (withinYear / MONTH_UNIT), (int)
                (withinYear % MONTH_UNIT));
    }

    /// The form that [#parse] reads and machines understand: `1997`, `1997-06`, `1997-06-26`.
    public String text() {
        String text = year < 0 ? Integer.toString(year) : String.format(Locale.ROOT, "%04d", year);
        if (month > 0) {
            text += String.format(Locale.ROOT, "-%02d", month);
        }
        return day > 0 ? text + String.format(Locale.ROOT, "-%02d", day) : text;
    }

    /// As people of that language write it, with the era only before the year 1.
    public String shown(Locale locale) {
        if (day > 0) {
            return format(year > 0 ? "" : "GyMMMMd", locale, LocalDate.of(year, month, day));
        }
        if (month > 0) {
            return format(year > 0 ? "yMMMM" : "GyMMMM", locale, YearMonth.of(year, month));
        }
        return year > 0 ? Integer.toString(year) : format("Gy", locale, Year.of(year));
    }

    /// By year, then month, then day; what is unknown comes first.
    @Override
    public int compareTo(PartialDate other) {
        return Long.compare(number(), other.number());
    }

    /// @param skeleton which parts to show, or empty for a whole date in the usual long form
    private static String format(String skeleton, Locale locale, TemporalAccessor date) {
        return FORMATS.computeIfAbsent(
                        skeleton + ' ' + locale.toLanguageTag(),
                        key -> formatter(skeleton).withLocale(locale).withChronology(IsoChronology.INSTANCE))
                .format(date);
    }

    private static DateTimeFormatter formatter(String skeleton) {
        return skeleton.isEmpty()
                ? DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                : DateTimeFormatter.ofLocalizedPattern(skeleton);
    }

    private static int part(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
