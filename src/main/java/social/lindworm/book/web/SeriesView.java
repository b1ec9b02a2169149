package social.lindworm.book.web;

import java.util.List;
import social.lindworm.web.view.BookTile;

/// The series page.
///
/// @param books in the order of the series, their places in the notes
public record SeriesView(
        long id,
        String name,
        String path,
        List<String> alternativeNames,
        List<String> authors,
        List<BookView.IdentifierLine> identifiers,
        List<BookTile> books,
        boolean mayEdit) {}
