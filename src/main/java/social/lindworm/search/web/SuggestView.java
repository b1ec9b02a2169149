package social.lindworm.search.web;

import java.util.List;
import social.lindworm.web.view.BookTile;

/// The short list below the search box.
public record SuggestView(List<BookTile> books) {

    public SuggestView {
        books = List.copyOf(books);
    }
}
