package social.lindworm.book.web;

import java.util.List;
import java.util.Map;
import social.lindworm.book.BookPaths;
import social.lindworm.book.BookTileRow;
import social.lindworm.book.Books;
import social.lindworm.book.CatalogueRecord;
import social.lindworm.book.Covers;
import social.lindworm.book.EditionFilter;
import social.lindworm.book.Field;
import social.lindworm.book.LanguageName;
import social.lindworm.book.PhysicalFormat;
import social.lindworm.book.RecordKind;
import social.lindworm.book.WorkId;
import social.lindworm.web.Form;
import social.lindworm.web.Frame;
import social.lindworm.web.Permission;
import social.lindworm.web.Visit;
import social.lindworm.web.view.Choice;
import social.lindworm.web.view.Pages;

/// `/book/{id}/editions`: the editions of a work, filtered by language, format and text. An edition's id means its
/// work's.
final class EditionsPage {

    private static final int PER_PAGE = 20;

    private final Books books;
    private final Tiles tiles;
    private final Present present;

    EditionsPage(Books books, Covers covers) {
        this.books = books;
        this.tiles = new Tiles(covers);
        this.present = new Present(books);
    }

    void show(Visit visit) {
        present.find(visit, "book", "/editions").ifPresent(book -> {
            if (book.ref().kind() == RecordKind.EDITION) {
                visit.redirectForGood("/book/" + book.facts().text(Field.WORK_OF) + "/editions");
            } else {
                show(visit, book);
            }
        });
    }

    private void show(Visit visit, CatalogueRecord work) {
        Frame frame = visit.frame();
        String language = visit.query("language").orElse("");
        String format = visit.query("format").orElse("");
        String text = visit.query("q").orElse("");
        WorkId id = new WorkId(work.ref().id());
        Books.Part<BookTileRow> part =
                books.editions(id, new EditionFilter(language, format, text, (visit.page() - 1) * PER_PAGE, PER_PAGE));
        EditionFilter.Options options = books.editionOptions(id);
        visit.render(
                "book/editions.jte",
                new EditionsView(
                        id.value(),
                        work.facts().label(),
                        String.join(
                                ", ",
                                books.labels(RecordKind.AUTHOR, work.facts().ids(Field.AUTHORS))
                                        .values()),
                        BookPaths.book(id.value(), work.facts().label()),
                        tiles.of(part.rows(), row -> Tiles.editionNote(frame, row)),
                        part.total(),
                        Form.of(Map.of("language", List.of(language), "format", List.of(format), "q", List.of(text))),
                        !(language + format + text).isEmpty(),
                        options.languages().stream()
                                .map(kept -> Choice.of(kept, LanguageName.shown(kept, frame.locale())))
                                .toList(),
                        options.formats().stream()
                                .map(key -> Choice.of(
                                        key,
                                        PhysicalFormat.of(key)
                                                .map(known -> frame.text(known.messageKey()))
                                                .orElse(key)))
                                .toList(),
                        Pages.of(visit.page(), part.total(), PER_PAGE, frame.path()),
                        frame.viewer().may(Permission.EDIT_BOOK)));
    }
}
