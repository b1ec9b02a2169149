package social.lindworm.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A title as Goodreads writes it, with the series in brackets at its end: `Mockingjay (The Hunger Games, #3)`.
/// Brackets without a `#` are part
/// of the title, for they may be anything: `(And Other Concerns)`.
///
/// @param title without the brackets
record SeriesInTitle(String title, List<Place> places) {

    /// Before the next series of the same brackets: `Discworld, #40, Moist von Lipwig #3`.
    private static final Pattern NEXT_SERIES = Pattern.compile("(?<=#[^,;#]{1,20}),\\s+(?=\\D[^#,]*#)");

    private static final Pattern PLACE = Pattern.compile("(.*?)[\\s,:]*#\\s*(.+)");

    SeriesInTitle {
        places = List.copyOf(places);
    }

    /// @param number as written, such as `1-3` or `3: Part 2 of 2`
    record Place(String series, String number) {}

    static SeriesInTitle read(String written) {
        String text = written.strip().replaceAll("\\s+", " ");
        int open = opening(text);
        if (open <= 0 || text.indexOf('#', open) < 0) {
            return new SeriesInTitle(text, List.of());
        }
        String title = text.substring(0, open).strip();
        List<Place> places = places(text.substring(open + 1, text.length() - 1));
        return places.isEmpty() || title.isEmpty()
                ? new SeriesInTitle(text, List.of())
                : new SeriesInTitle(title, places);
    }

    /// Where the bracket opens that closes at the very end, or -1.
    private static int opening(String text) {
        int depth = 0;
        for (int i = text.length() - 1; i >= 0 && text.endsWith(")"); i--) {
            char letter = text.charAt(i);
            depth += letter == ')' ? 1 : letter == '(' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static List<Place> places(String brackets) {
        List<Place> places = new ArrayList<>();
        for (String group : brackets.split(";")) {
            for (String part : NEXT_SERIES.split(group)) {
                Matcher place = PLACE.matcher(part.strip());
                if (place.matches() && !place.group(1).isBlank()) {
                    places.add(new Place(place.group(1).strip(), place.group(2).strip()));
                }
            }
        }
        return places;
    }
}
