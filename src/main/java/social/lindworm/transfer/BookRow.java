package social.lindworm.transfer;

import java.util.List;
import java.util.Optional;
import social.lindworm.book.Isbn;
import social.lindworm.book.PartialDate;
import social.lindworm.common.Message;

/// What came of reading a row of a table of books.
sealed interface BookRow {

    /// @param title of the edition, without series
    /// @param originalTitle the work's, the edition's if the row names none
    /// @param goodreadsBook the edition's number, empty if unknown
    /// @param goodreadsWork the work's number, empty if unknown
    /// @param readers how many people rated it
    record Good(
            String title,
            String originalTitle,
            List<SeriesInTitle.Place> series,
            List<String> authors,
            Optional<Isbn> isbn,
            Optional<PartialDate> firstPublished,
            String language,
            String goodreadsBook,
            String goodreadsWork,
            long readers)
            implements BookRow {

        public Good {
            series = List.copyOf(series);
            authors = List.copyOf(authors);
        }
    }

    record Refused(Message reason) implements BookRow {}
}
