package social.lindworm.book.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import social.lindworm.book.BookTileRow;
import social.lindworm.book.Covers;
import social.lindworm.book.LanguageName;
import social.lindworm.book.PartialDate;
import social.lindworm.book.PhysicalFormat;
import social.lindworm.web.Frame;
import social.lindworm.web.view.BookTile;
import social.lindworm.web.view.CoverView;
import social.lindworm.web.view.Picture;

/// Books as tiles and rows of pages, their covers looked up together.
final class Tiles {

    private final Covers covers;

    Tiles(Covers covers) {
        this.covers = covers;
    }

    /// @param noted what stands below title and authors
    List<BookTile> of(List<BookTileRow> books, java.util.function.Function<BookTileRow, String> noted) {
        Map<Long, Picture> pictures = covers.pictures(books.stream()
                .map(BookTileRow::coverId)
                .filter(Objects::nonNull)
                .toList());
        List<BookTile> tiles = new ArrayList<>(books.size());
        for (BookTileRow book : books) {
            CoverView cover = cover(book.title(), book.byline(), book.coverId(), pictures);
            tiles.add(new BookTile(book.path(), book.title(), book.byline(), cover, noted.apply(book)));
        }
        return tiles;
    }

    static CoverView cover(String title, String byline, @Nullable Long id, Map<Long, Picture> pictures) {
        Picture picture = id == null ? null : pictures.get(id);
        return picture == null ? CoverView.drawn(title, byline) : CoverView.of(title, byline, picture);
    }

    /// What tells one edition from another: `Paperback, Portuguese, Rocco, 2008`.
    static String editionNote(Frame frame, BookTileRow book) {
        List<String> parts = new ArrayList<>();
        PhysicalFormat.of(book.format()).ifPresent(format -> parts.add(frame.text(format.messageKey())));
        book.languages().forEach(language -> parts.add(LanguageName.shown(language, frame.locale())));
        if (!book.publisher().isEmpty()) {
            parts.add(book.publisher());
        }
        if (book.published() != null) {
            parts.add(Integer.toString(book.published().year()));
        }
        return String.join(" \u00b7 ", parts);
    }

    static String year(Frame frame, @Nullable PartialDate date) {
        return date == null ? "" : PartialDate.ofYear(date.year()).shown(frame.locale());
    }
}
