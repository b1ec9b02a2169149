package social.lindworm.book.web;

import io.javalin.http.HandlerType;
import java.util.Optional;
import social.lindworm.book.Books;
import social.lindworm.book.CatalogueRecord;
import social.lindworm.book.RecordKind;
import social.lindworm.book.RecordRef;
import social.lindworm.common.AppException;
import social.lindworm.common.Message;
import social.lindworm.web.Visit;

/// Finds the record that a page is about.
final class Present {

    private final Books books;

    Present(Books books) {
        this.books = books;
    }

    /// The record of `{id}`. One that was merged away answers with a permanent redirect to the same page of its
    /// survivor, and the result is empty; a posted form goes to the survivor itself.
    ///
    /// @param space `book`, `author` or `series`
    /// @param suffix what follows the id in the address
    Optional<CatalogueRecord> find(Visit visit, String space, String suffix) {
        long id = visit.id("id");
        Optional<CatalogueRecord> record = switch (space) {
            case "book" -> books.book(id);
            case "author" -> books.record(RecordRef.author(id));
            default -> books.record(RecordRef.series(id));
        };
        if (record.isPresent()) {
            return record;
        }
        RecordRef survivor = survivor(ref(space, id));
        if (visit.context().method().equals(HandlerType.POST)) {
            // Merged while somebody filled in a form: what they typed is set against the survivor instead of being
            // lost.
            return space.equals("book") ? books.book(survivor.id()) : books.record(survivor);
        }
        visit.redirectForGood(survivor.path() + suffix);
        return Optional.empty();
    }

    /// @throws AppException.NotFound when the record never was
    RecordRef survivor(RecordRef absorbed) {
        String missing = "book.missing." + absorbed.kind().path();
        return books.survivor(absorbed)
                .orElseThrow(() -> new AppException.NotFound("no record " + absorbed, Message.of(missing)));
    }

    private static RecordRef ref(String space, long id) {
        return switch (space) {
            case "book" -> new RecordRef(RecordKind.EDITION, id);
            case "author" -> RecordRef.author(id);
            default -> RecordRef.series(id);
        };
    }
}
