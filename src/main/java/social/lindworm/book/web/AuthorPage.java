package social.lindworm.book.web;

import java.util.ArrayList;
import java.util.List;
import social.lindworm.book.AuthorId;
import social.lindworm.book.BookPaths;
import social.lindworm.book.BookTileRow;
import social.lindworm.book.Books;
import social.lindworm.book.CatalogueRecord;
import social.lindworm.book.Covers;
import social.lindworm.book.Facts;
import social.lindworm.book.Field;
import social.lindworm.book.RecordKind;
import social.lindworm.book.Slug;
import social.lindworm.web.Frame;
import social.lindworm.web.Permission;
import social.lindworm.web.Visit;
import social.lindworm.web.view.Pages;

/// `/author/{id}` and `/author/{id}/s/{slug}`.
final class AuthorPage {

    private static final int PER_PAGE = 24;
    private static final int OPENING = 220;

    private final Books books;
    private final Tiles tiles;
    private final Present present;

    AuthorPage(Books books, Covers covers) {
        this.books = books;
        this.tiles = new Tiles(covers);
        this.present = new Present(books);
    }

    void show(Visit visit) {
        present.find(visit, "author", "").ifPresent(author -> show(visit, author));
    }

    void showNamed(Visit visit) {
        present.find(visit, "author", "").ifPresent(author -> {
            if (Slug.of(author.facts().label()).equals(visit.path("slug"))) {
                show(visit, author);
            } else {
                visit.redirectForGood(
                        BookPaths.author(author.ref().id(), author.facts().label()));
            }
        });
    }

    private void show(Visit visit, CatalogueRecord author) {
        Frame frame = visit.frame();
        Facts facts = author.facts();
        Books.Part<BookTileRow> works = books.by(new AuthorId(author.ref().id()), visit.page(), PER_PAGE);
        visit.render(
                "author/author.jte",
                new PersonView(
                        author.ref().id(),
                        facts.label(),
                        BookPaths.author(author.ref().id(), facts.label()),
                        facts.all(Field.ALIASES),
                        Prose.html(facts.text(Field.BIO)),
                        Prose.opening(facts.text(Field.BIO), OPENING),
                        dates(frame, facts),
                        identifiers(frame, RecordKind.AUTHOR, facts),
                        links(frame, facts),
                        tiles.of(works.rows(), row -> Tiles.year(frame, row.firstPublished())),
                        works.total(),
                        Pages.of(visit.page(), works.total(), PER_PAGE, frame.path()),
                        frame.viewer().may(Permission.EDIT_BOOK)));
    }

    private static List<BookView.Fact> dates(Frame frame, Facts facts) {
        List<BookView.Fact> lines = new ArrayList<>();
        for (Field field : List.of(Field.BORN, Field.DIED)) {
            facts.date(field)
                    .ifPresent(date -> lines.add(new BookView.Fact(
                            frame.text(field.messageKey()),
                            date.shown(frame.locale()),
                            field == Field.BORN ? "birthDate" : "deathDate",
                            date.text())));
        }
        return lines;
    }

    static List<BookView.IdentifierLine> identifiers(Frame frame, RecordKind kind, Facts facts) {
        List<BookView.IdentifierLine> lines = new ArrayList<>();
        for (Field field : Field.of(kind)) {
            if (field.shape() == Field.Shape.IDENTIFIER) {
                facts.all(field).forEach(value -> lines.add(BookPage.line(frame, kind, field, value)));
            }
        }
        return lines;
    }

    private static List<PersonView.PageLink> links(Frame frame, Facts facts) {
        List<PersonView.PageLink> links = new ArrayList<>();
        for (Field field : List.of(Field.WEBSITE, Field.WIKIPEDIA)) {
            facts.one(field)
                    .filter(FieldInputs::isWebAddress)
                    .ifPresent(address -> links.add(new PersonView.PageLink(address, frame.text(field.messageKey()))));
        }
        return links;
    }
}
