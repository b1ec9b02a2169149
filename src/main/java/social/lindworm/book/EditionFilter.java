package social.lindworm.book;

import java.util.List;

/// Which editions of a work to list. Empty texts do not filter.
///
/// @param language as the catalogue keeps it
/// @param format a [PhysicalFormat#key]
/// @param text in the title, a publisher or an ISBN
public record EditionFilter(String language, String format, String text, int offset, int count) {

    /// What there is to choose from.
    public record Options(List<String> languages, List<String> formats) {}
}
