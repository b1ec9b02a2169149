package social.lindworm.search;

import java.util.List;

/// What the index knows of one work, author or series. Everything shown on a page comes from the database; here are
/// only words.
///
/// @param titles of a work: its own and those of all its editions; of an author or series: all names
/// @param people names and aliases of a work's authors
/// @param series of a work: the series it belongs to
/// @param identifiers as the owner of the data writes them; see [Identifiers#normal]
/// @param editions ids of a work's editions, by which the work is found when one of them moves to another work
/// @param readers how many people rated or shelved it, which lifts it among equals
public record Entry(
        Kind kind,
        long id,
        List<String> titles,
        List<String> subtitles,
        List<String> people,
        List<Part> series,
        List<String> identifiers,
        List<Long> editions,
        long readers) {

    public Entry {
        titles = List.copyOf(titles);
        subtitles = List.copyOf(subtitles);
        people = List.copyOf(people);
        series = List.copyOf(series);
        identifiers = List.copyOf(identifiers);
        editions = List.copyOf(editions);
    }

    /// @param number the place in the series as printed, or empty
    public record Part(String series, String number) {}
}
