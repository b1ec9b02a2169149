package social.lindworm.book;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// How complete an edition's record is; a work shows the edition of the highest rank.
final class EditionRank {

    private static final int COVER = 3;

    private EditionRank() {}

    /// @param preferredLanguage the language code most readers here read
    static int of(Facts edition, String preferredLanguage) {
        int rank = edition.has(Field.COVER) ? COVER : 0;
        Optional<PhysicalFormat> format = edition.one(Field.FORMAT).flatMap(PhysicalFormat::of);
        rank += format.filter(PhysicalFormat::print).isPresent() ? 1 : 0;
        rank += edition.all(Field.LANGUAGES).stream()
                        .flatMap(language -> LanguageName.code(language).stream())
                        .anyMatch(Predicate.isEqual(preferredLanguage))
                ? 1
                : 0;
        return rank
                + (int) Stream.of(
                                Field.ISBN_13, Field.ISBN_10, Field.OCLC, Field.PAGES, Field.FORMAT, Field.DESCRIPTION)
                        .filter(edition::has)
                        .count();
    }
}
