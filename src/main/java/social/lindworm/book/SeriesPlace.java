package social.lindworm.book;

import java.util.List;

/// A work's place in a series.
///
/// @param number as written, empty when it has none
public record SeriesPlace(long series, String number) {

    /// As [Facts] hold it.
    public String text() {
        return series + ":" + number;
    }

    public static SeriesPlace parse(String text) {
        int colon = text.indexOf(':');
        return new SeriesPlace(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
    }

    public static List<SeriesPlace> of(Facts facts) {
        return facts.all(Field.SERIES_PLACES).stream().map(SeriesPlace::parse).toList();
    }
}
