package social.lindworm.book.web;

import java.util.ArrayList;
import java.util.List;
import social.lindworm.book.BookPaths;
import social.lindworm.book.Books;
import social.lindworm.book.CatalogueRecord;
import social.lindworm.book.Covers;
import social.lindworm.book.Field;
import social.lindworm.book.RecordKind;
import social.lindworm.book.SeriesId;
import social.lindworm.book.Slug;
import social.lindworm.web.Frame;
import social.lindworm.web.Permission;
import social.lindworm.web.Visit;
import social.lindworm.web.view.BookTile;

/// `/series/{id}` and `/series/{id}/s/{slug}`.
final class SeriesPage {

    private static final int AUTHORS = 5;

    private final Books books;
    private final Tiles tiles;
    private final Present present;

    SeriesPage(Books books, Covers covers) {
        this.books = books;
        this.tiles = new Tiles(covers);
        this.present = new Present(books);
    }

    void show(Visit visit) {
        present.find(visit, "series", "").ifPresent(series -> show(visit, series));
    }

    void showNamed(Visit visit) {
        present.find(visit, "series", "").ifPresent(series -> {
            if (Slug.of(series.facts().label()).equals(visit.path("slug"))) {
                show(visit, series);
            } else {
                visit.redirectForGood(
                        BookPaths.series(series.ref().id(), series.facts().label()));
            }
        });
    }

    private void show(Visit visit, CatalogueRecord series) {
        Frame frame = visit.frame();
        List<Books.Member> members = books.members(new SeriesId(series.ref().id()));
        visit.render(
                "series/series.jte",
                new SeriesView(
                        series.ref().id(),
                        series.facts().label(),
                        BookPaths.series(series.ref().id(), series.facts().label()),
                        series.facts().all(Field.ALTERNATIVE_NAMES),
                        members.stream()
                                .map(member -> member.book().byline())
                                .filter(byline -> !byline.isEmpty())
                                .distinct()
                                .limit(AUTHORS)
                                .toList(),
                        AuthorPage.identifiers(frame, RecordKind.SERIES, series.facts()),
                        books(frame, members),
                        frame.viewer().may(Permission.EDIT_BOOK)));
    }

    private List<BookTile> books(Frame frame, List<Books.Member> members) {
        List<BookTile> plain = tiles.of(
                members.stream().map(Books.Member::book).toList(), row -> Tiles.year(frame, row.firstPublished()));
        List<BookTile> numbered = new ArrayList<>(plain.size());
        for (int i = 0; i < plain.size(); i++) {
            BookTile tile = plain.get(i);
            String number = members.get(i).number();
            String note = number.isEmpty() ? tile.note() : place(frame, number, tile.note());
            numbered.add(new BookTile(tile.path(), tile.title(), tile.byline(), tile.cover(), note));
        }
        return numbered;
    }

    private static String place(Frame frame, String number, String year) {
        String place = frame.text("book.series.place", number);
        return year.isEmpty() ? place : place + " \u00b7 " + year;
    }
}
