package social.lindworm.search.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import social.lindworm.book.BookPaths;
import social.lindworm.book.PartialDate;
import social.lindworm.search.Kind;
import social.lindworm.search.Results;
import social.lindworm.search.web.SearchView.NameRow;
import social.lindworm.web.Frame;
import social.lindworm.web.view.BookTile;
import social.lindworm.web.view.CoverView;
import social.lindworm.web.view.Picture;

/// Results as rows of a page.
final class Rows {

    private final Function<Collection<Long>, Map<Long, Picture>> pictures;

    Rows(Function<Collection<Long>, Map<Long, Picture>> pictures) {
        this.pictures = pictures;
    }

    /// With at most one query for all covers.
    List<BookTile> books(Frame frame, List<Results.Book> books) {
        Map<Long, Picture> covers = covers(books);
        return books.stream().map(book -> tile(frame, book, covers)).toList();
    }

    Map<Long, Picture> covers(List<Results.Book> books) {
        List<Long> ids = books.stream()
                .map(book -> book.tile().coverId())
                .filter(Objects::nonNull)
                .toList();
        return ids.isEmpty() ? Map.of() : pictures.apply(ids);
    }

    private static BookTile tile(Frame frame, Results.Book book, Map<Long, Picture> covers) {
        String title = book.tile().title();
        String byline = book.tile().byline();
        Long coverId = book.tile().coverId();
        Picture picture = coverId == null ? null : covers.get(coverId);
        CoverView cover = picture == null ? CoverView.drawn(title, byline) : CoverView.of(title, byline, picture);
        List<String> note = new ArrayList<>();
        if (book.year() != null) {
            note.add(PartialDate.ofYear(book.year()).shown(frame.locale()));
        }
        note.addAll(book.series());
        return new BookTile(book.tile().path(), title, byline, cover, String.join(" · ", note));
    }

    static List<NameRow> names(Frame frame, Kind kind, List<Results.Named> names) {
        return names.stream()
                .map(named -> new NameRow(
                        kind == Kind.AUTHOR
                                ? BookPaths.author(named.id(), named.name())
                                : BookPaths.series(named.id(), named.name()),
                        named.name(),
                        note(frame, named)))
                .toList();
    }

    private static String note(Frame frame, Results.Named named) {
        String count = frame.text("search.name.books", named.books());
        return named.titles().isEmpty() ? count : count + ": " + String.join(" · ", named.titles());
    }
}
