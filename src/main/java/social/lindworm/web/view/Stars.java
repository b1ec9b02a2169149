package social.lindworm.web.view;

import java.text.NumberFormat;
import java.util.Locale;

/// A rating to show.
///
/// @param value from 0 to 5
/// @param count how many rated, -1 where that is not to be said
public record Stars(double value, long count) {

    public static Stars of(double value) {
        return new Stars(value, -1);
    }

    /// How many stars are filled wholly.
    public int whole() {
        return (int) (Math.round(value * 2) / 2);
    }

    /// Whether half a star follows.
    public boolean half() {
        return Math.round(value * 2) % 2 == 1;
    }

    /// The number as people write it, such as `4.2` or `4,2`.
    public String shown(Locale locale) {
        NumberFormat number = NumberFormat.getInstance(locale);
        number.setMaximumFractionDigits(1);
        return number.format(value);
    }

    /// The outline of one of five stars on a strip of 100 by 20.
    public static String shape(int place) {
        return "M" + (10 + 20 * place) + " 2.6l2.3 4.7 5.1.7-3.7 3.6.9 5.1-4.6-2.4-4.6 2.4.9-5.1-3.7-3.6 5.1-.7z";
    }

    /// The left half of it.
    public static String halfShape(int place) {
        return "M" + (10 + 20 * place) + " 2.6v11.7l-4.6 2.4.9-5.1-3.7-3.6 5.1-.7z";
    }
}
