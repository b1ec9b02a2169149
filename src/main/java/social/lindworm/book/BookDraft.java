package social.lindworm.book;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody wants a book to be: an edition with its authors, and the series of its work. Authors and series may be
/// new.
///
/// @param edition the edition to change, null for a new one
/// @param version the version the editor started from, 0 for a new edition
/// @param work the work of a new edition, null for a new work
/// @param workVersion the version of the work the editor saw, 0 for a new one
/// @param facts everything but authors and series
/// @param note why, in the editor's words
public record BookDraft(
        @Nullable EditionId edition,
        long version,
        @Nullable WorkId work,
        long workVersion,
        Facts facts,
        List<Author> authors,
        List<Place> places,
        String note) {

    public BookDraft {
        authors = List.copyOf(authors);
        places = List.copyOf(places);
    }

    /// An author of the book.
    ///
    /// @param id 0 for somebody new
    /// @param name of somebody new
    public record Author(long id, String name) {}

    /// A place in a series.
    ///
    /// @param id the series, 0 for a new one
    /// @param name of a new one
    public record Place(long id, String name, String number) {}

    public boolean isNew() {
        return edition == null;
    }
}
