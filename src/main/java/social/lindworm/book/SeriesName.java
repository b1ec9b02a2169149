package social.lindworm.book;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A title as some catalogues write it, `Catching Fire (The Hunger Games, #2)`, taken apart.
///
/// @param title the title alone
/// @param places the series it belongs to, in the order named; empty when the brackets hold something else
public record SeriesName(String title, List<Place> places) {

    /// @param series the name of the series
    /// @param number the place in it as written: `2`, `1.5`, `1-3`
    public record Place(String series, String number) {}

    private static final Pattern BRACKETS = Pattern.compile("(.*\\S)\\s*\\(([^()]*#[^()]*)\\)\\s*");
    private static final Pattern PLACE = Pattern.compile("\\s*(.*?)[,:]?\\s*#\\s*(\\d[\\d.,\\s&\\-\u2013]*)");

    public SeriesName {
        places = List.copyOf(places);
    }

    public static SeriesName in(String written) {
        Matcher brackets = BRACKETS.matcher(written);
        if (!brackets.matches()) {
            return new SeriesName(written.strip(), List.of());
        }
        List<Place> places = new ArrayList<>();
        for (String part : brackets.group(2).split(";")) {
            Matcher place = PLACE.matcher(part);
            if (!place.matches() || place.group(1).isBlank()) {
                return new SeriesName(written.strip(), List.of());
            }
            String number = place.group(2).replace('\u2013', '-').replaceAll("[,.\\s&-]+$", "");
            places.add(new Place(place.group(1).strip(), number));
        }
        return new SeriesName(brackets.group(1).strip(), places);
    }
}
