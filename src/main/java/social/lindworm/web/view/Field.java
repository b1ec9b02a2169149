package social.lindworm.web.view;

import java.text.NumberFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the form components have in common.
public final class Field {
    private Field() {}

    /// The id of a field's control: the one asked for, or one made from its name, so that the summary of errors can
    /// link to it.
    public static String id(@Nullable String wished, String name) {
        return wished == null ? "f-" + name.replaceAll("[^A-Za-z0-9_-]", "-") : wished;
    }

    /// The ids of the texts that explain a control; null if there are none, which leaves the attribute out.
    public static @Nullable String describedBy(String id, String help, boolean wrong) {
        if (wrong) {
            return help.isEmpty() ? id + "-error" : id + "-error " + id + "-help";
        }
        return help.isEmpty() ? null : id + "-help";
    }

    /// A size as people say it: `10 MB`, which no line break parts.
    public static String bytes(long bytes, Locale locale) {
        NumberFormat number = NumberFormat.getInstance(locale);
        number.setMaximumFractionDigits(1);
        return bytes >= 1 << 20
                ? number.format(bytes / (double) (1 << 20)) + "\u00a0MB"
                : number.format(Math.ceilDiv(bytes, 1 << 10)) + "\u00a0KB";
    }
}
