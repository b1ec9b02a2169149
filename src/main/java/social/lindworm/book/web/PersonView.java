package social.lindworm.book.web;

import java.util.List;
import social.lindworm.web.view.BookTile;
import social.lindworm.web.view.Pages;

/// The author page.
///
/// @param bio safe HTML
/// @param links further pages: address and label
public record PersonView(
        long id,
        String name,
        String path,
        List<String> aliases,
        String bio,
        String opening,
        List<BookView.Fact> facts,
        List<BookView.IdentifierLine> identifiers,
        List<PageLink> links,
        List<BookTile> works,
        long total,
        Pages pages,
        boolean mayEdit) {

    public record PageLink(String address, String label) {}
}
