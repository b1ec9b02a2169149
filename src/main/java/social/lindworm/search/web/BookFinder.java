package social.lindworm.search.web;

import java.util.Optional;
import social.lindworm.book.Books;
import social.lindworm.book.Isbn;
import social.lindworm.book.RecordRef;

/// Goes straight to the edition when a question is an ISBN.
final class BookFinder {

    private static final int SHORTENED = 9;

    private final Books books;

    BookFinder(Books books) {
        this.books = books;
    }

    /// An ISBN with or without hyphens, of ten or thirteen digits, or of nine when its leading zero was lost.
    static Optional<Isbn> isbn(String text) {
        return Isbn.of(text)
                .or(() -> text.replaceAll("[\\s\\p{Pd}]", "").length() == SHORTENED
                        ? Isbn.ofShortenedTen(text)
                        : Optional.empty());
    }

    Optional<RecordRef> edition(Isbn isbn) {
        return books.byIsbn(isbn);
    }
}
