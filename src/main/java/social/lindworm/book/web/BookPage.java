package social.lindworm.book.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import social.lindworm.book.BookDetails;
import social.lindworm.book.BookDetails.Edition;
import social.lindworm.book.BookPaths;
import social.lindworm.book.Books;
import social.lindworm.book.Covers;
import social.lindworm.book.Field;
import social.lindworm.book.Isbn;
import social.lindworm.book.LanguageName;
import social.lindworm.book.PartialDate;
import social.lindworm.book.RecordKind;
import social.lindworm.book.RecordRef;
import social.lindworm.book.Slug;
import social.lindworm.common.AppException;
import social.lindworm.web.Form;
import social.lindworm.web.Frame;
import social.lindworm.web.Permission;
import social.lindworm.web.Visit;
import social.lindworm.web.view.BookTile;
import social.lindworm.web.view.Picture;

/// `/book/{id}` and `/book/{id}/s/{slug}`: an edition, or the most complete edition of a work.
final class BookPage {

    private static final int OPENING = 220;
    private static final int FOLD_FROM = 900;
    private static final int SHOWN_EDITIONS = 6;
    private static final int UNPROCESSABLE = 422;

    private final Books books;
    private final Covers covers;
    private final Present present;

    BookPage(Books books, Covers covers) {
        this.books = books;
        this.covers = covers;
        this.present = new Present(books);
    }

    void show(Visit visit) {
        long id = visit.id("id");
        Optional<BookDetails> found = books.details(id);
        if (found.isEmpty()) {
            RecordRef survivor = present.survivor(RecordRef.edition(id));
            visit.redirectForGood(survivor.path());
        } else {
            show(visit, found.get());
        }
    }

    /// With a readable end that is not the title's any more the address is put right.
    void showNamed(Visit visit) {
        long id = visit.id("id");
        Optional<BookDetails> found = books.details(id);
        if (found.isEmpty()) {
            visit.redirectForGood(present.survivor(RecordRef.edition(id)).path());
        } else if (!Slug.of(found.get().edition().title()).equals(visit.path("slug"))) {
            visit.redirectForGood(BookPaths.book(id, found.get().edition().title()));
        } else {
            show(visit, found.get());
        }
    }

    private void show(Visit visit, BookDetails book) {
        show(visit, 200, book, Form.empty());
    }

    /// The page once more, with what is wrong about the cover that was to be added.
    void refuseCover(Visit visit, RecordRef edition, Form form) {
        BookDetails book = books.details(edition.id())
                .orElseThrow(() -> new AppException.NotFound("merged away meanwhile: " + edition));
        show(visit, UNPROCESSABLE, book, form);
    }

    private void show(Visit visit, int status, BookDetails book, Form coverForm) {
        Frame frame = visit.frame();
        Edition edition = book.edition();
        List<Long> wanted = Stream.concat(
                        Stream.of(edition.coverId()), book.others().stream().map(BookDetails.OtherEdition::coverId))
                .filter(Objects::nonNull)
                .toList();
        Map<Long, Picture> pictures = wanted.isEmpty() ? Map.of() : covers.pictures(wanted);
        String html = Prose.html(edition.description());
        int cut = html.length() > FOLD_FROM ? html.indexOf("</p>") + "</p>".length() : html.length();
        boolean folds = cut > 4 && cut < html.length();
        String byline = book.byline();
        boolean lacksCover = !edition.isWork() && edition.coverId() == null;
        visit.render(
                status,
                "book/book.jte",
                new BookView(
                        book,
                        BookPaths.book(edition.id(), edition.title()),
                        Tiles.cover(edition.title(), byline, edition.coverId(), pictures),
                        byline.isEmpty() ? edition.title() : frame.text("book.cover.alt", edition.title(), byline),
                        Prose.opening(edition.description(), OPENING),
                        folds ? html.substring(0, cut) : html,
                        folds ? html.substring(cut) : "",
                        facts(frame, edition),
                        identifiers(frame, book),
                        others(frame, book, pictures),
                        "/book/" + edition.id() + "/edit",
                        frame.viewer().may(Permission.EDIT_BOOK),
                        Optional.of(coverForm)
                                .filter(form -> lacksCover && frame.viewer().signedIn())));
    }

    private static List<BookView.Fact> facts(Frame frame, Edition edition) {
        List<BookView.Fact> facts = new ArrayList<>();
        String format = edition.physicalFormat()
                .map(known -> frame.text(known.messageKey()))
                .orElse(edition.format());
        String whole = !format.isEmpty() && !edition.formatDetail().isEmpty()
                ? frame.text("book.formatWithDetail", format, edition.formatDetail())
                : format + edition.formatDetail();
        add(facts, frame, Field.FORMAT, whole, "");
        if (edition.pages() > 0) {
            facts.add(new BookView.Fact(
                    frame.text(Field.PAGES.messageKey()),
                    frame.number(edition.pages()),
                    "numberOfPages",
                    Long.toString(edition.pages())));
        }
        List<String> languages = edition.languages().stream()
                .map(language -> LanguageName.shown(language, frame.locale()))
                .toList();
        String code = edition.languages().stream()
                .flatMap(language -> LanguageName.code(language).stream())
                .findFirst()
                .orElse("");
        if (!languages.isEmpty()) {
            facts.add(new BookView.Fact(
                    frame.text(Field.LANGUAGES.messageKey()), String.join(", ", languages), "inLanguage", code));
        }
        add(facts, frame, Field.PUBLISHERS, String.join(", ", edition.publishers()), "publisher");
        addDate(facts, frame, Field.PUBLISHED, edition.published(), "datePublished");
        addDate(facts, frame, Field.FIRST_PUBLISHED, edition.firstPublished(), "");
        String isbn = Isbn.of(edition.isbn13()).map(Isbn::hyphenated).orElse(edition.isbn13());
        if (!isbn.isEmpty()) {
            facts.add(new BookView.Fact(frame.text(Field.ISBN_13.messageKey()), isbn, "isbn", edition.isbn13()));
        }
        add(facts, frame, Field.ISBN_10, edition.isbn10(), "");
        return facts;
    }

    private static void add(List<BookView.Fact> facts, Frame frame, Field field, String value, String property) {
        if (!value.isEmpty()) {
            facts.add(new BookView.Fact(frame.text(field.messageKey()), value, property, ""));
        }
    }

    private static void addDate(
            List<BookView.Fact> facts, Frame frame, Field field, @Nullable PartialDate date, String property) {
        if (date != null) {
            facts.add(new BookView.Fact(
                    frame.text(field.messageKey()), date.shown(frame.locale()), property, date.text()));
        }
    }

    private static List<BookView.IdentifierLine> identifiers(Frame frame, BookDetails book) {
        List<BookView.IdentifierLine> lines = new ArrayList<>();
        if (!book.edition().oclc().isEmpty()) {
            lines.add(line(frame, RecordKind.EDITION, Field.OCLC, book.edition().oclc()));
        }
        for (BookDetails.Identifier identifier : book.identifiers()) {
            BookView.IdentifierLine line = line(frame, identifier.kind(), identifier.scheme(), identifier.value());
            boolean named = lines.stream().anyMatch(other -> other.label().equals(line.label()));
            // Some catalogues number works only: then an edition and its work have the same page there.
            if (!lines.contains(line)) {
                String label = named ? frame.text("book.elsewhere.work", line.label()) : line.label();
                lines.add(new BookView.IdentifierLine(label, line.value(), line.page()));
            }
        }
        return lines;
    }

    static BookView.IdentifierLine line(Frame frame, RecordKind kind, Field scheme, String value) {
        return new BookView.IdentifierLine(
                frame.text(scheme.messageKey()),
                value,
                IdentifierLinks.page(kind, scheme, value).orElse(""));
    }

    private static List<BookTile> others(Frame frame, BookDetails book, Map<Long, Picture> pictures) {
        return book.others().stream()
                .limit(SHOWN_EDITIONS)
                .map(other -> new BookTile(
                        BookPaths.book(other.id(), other.title()),
                        other.title(),
                        "",
                        Tiles.cover(other.title(), book.byline(), other.coverId(), pictures),
                        note(frame, other)))
                .toList();
    }

    private static String note(Frame frame, BookDetails.OtherEdition other) {
        Stream<String> languages =
                other.languages().stream().map(language -> LanguageName.shown(language, frame.locale()));
        Stream<String> year = Stream.of(Tiles.year(frame, other.published())).filter(text -> !text.isEmpty());
        return String.join(" \u00b7 ", Stream.concat(languages, year).toList());
    }
}
