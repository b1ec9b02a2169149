package social.lindworm.book;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A book in a list.
///
/// @param id of an edition, or of a work that has none
/// @param byline the authors' names on one line
/// @param publisher the first of its publishers, empty if unknown
public record BookTileRow(
        long id,
        long workId,
        String title,
        String subtitle,
        String byline,
        List<String> languages,
        String format,
        String publisher,
        String isbn13,
        @Nullable PartialDate published,
        @Nullable PartialDate firstPublished,
        @Nullable Long coverId) {

    /// With one more author, unless there is none.
    BookTileRow by(String author) {
        return author.isEmpty()
                ? this
                : new BookTileRow(
                        id,
                        workId,
                        title,
                        subtitle,
                        byline.isEmpty() ? author : byline + ", " + author,
                        languages,
                        format,
                        publisher,
                        isbn13,
                        published,
                        firstPublished,
                        coverId);
    }

    /// The address of its page.
    public String path() {
        return BookPaths.book(id, title);
    }
}
