package social.lindworm.search.web;

import java.util.List;
import social.lindworm.web.view.BookTile;
import social.lindworm.web.view.Link;
import social.lindworm.web.view.Pages;

/// What the page of results shows. Texts are in the reader's language.
///
/// @param query as it was typed, empty before the first search
/// @param summary how many there are
/// @param hint how freely the words were read, empty if they were taken as written
/// @param books rows of the tab "books", else empty
/// @param names rows of the other tabs, else empty
/// @param mayAdd whether the viewer may add a book that is missing
public record SearchView(
        String query,
        List<Link> tabs,
        String summary,
        String hint,
        List<BookTile> books,
        List<NameRow> names,
        Pages pages,
        boolean mayAdd) {

    /// An author or a series.
    ///
    /// @param note what else tells them apart
    public record NameRow(String path, String name, String note) {}

    public SearchView {
        tabs = List.copyOf(tabs);
        books = List.copyOf(books);
        names = List.copyOf(names);
    }

    public boolean nothing() {
        return books.isEmpty() && names.isEmpty();
    }
}
