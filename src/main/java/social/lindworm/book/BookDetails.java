package social.lindworm.book;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything the book page shows, read in two queries, three if it has many editions, whatever the size of the
/// catalogue.
///
/// @param edition what is shown; a work without editions shows itself
/// @param others further editions of the work, the most complete first
/// @param editionCount how many editions the work has
public record BookDetails(
        Edition edition,
        List<Named> authors,
        List<InSeries> series,
        List<Identifier> identifiers,
        List<OtherEdition> others,
        long editionCount) {

    /// @param id of the edition shown, or of the work when it has none
    /// @param workId of its work
    /// @param coverId a picture of the media library
    /// @param pages 0 when unknown
    public record Edition(
            long id,
            long workId,
            String title,
            String subtitle,
            String description,
            List<String> languages,
            List<String> subjects,
            List<String> subjectPlaces,
            List<String> publishers,
            @Nullable PartialDate firstPublished,
            @Nullable PartialDate published,
            @Nullable Long coverId,
            String isbn13,
            String isbn10,
            String oclc,
            long pages,
            String format,
            String formatDetail) {

        public boolean isWork() {
            return id == workId;
        }

        public Optional<PhysicalFormat> physicalFormat() {
            return PhysicalFormat.of(format);
        }
    }

    /// A person or series by id and name.
    public record Named(long id, String name) {}

    /// @param number as written, may be empty
    public record InSeries(long id, String name, String number) {}

    /// What another catalogue calls the edition or its work.
    public record Identifier(RecordKind kind, Field scheme, String value) {}

    public record OtherEdition(
            long id,
            String title,
            List<String> languages,
            String format,
            @Nullable PartialDate published,
            @Nullable Long coverId) {}

    /// The names of all authors, ready to be shown on one line.
    public String byline() {
        return String.join(", ", authors.stream().map(Named::name).toList());
    }
}
