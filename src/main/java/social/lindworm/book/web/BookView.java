package social.lindworm.book.web;

import java.util.List;
import java.util.Optional;
import social.lindworm.book.BookDetails;
import social.lindworm.web.Form;
import social.lindworm.web.view.BookTile;
import social.lindworm.web.view.CoverView;

/// The book page.
///
/// @param path the address under which the page wants to be known
/// @param opening the description's beginning without marks, for previews elsewhere
/// @param lead the description as safe HTML, or its beginning when it is long
/// @param rest what follows the beginning, empty when there is no more
/// @param others some further editions
/// @param coverForm for giving the book the cover it lacks; empty where it has one, or nobody is signed in
public record BookView(
        BookDetails book,
        String path,
        CoverView cover,
        String coverAlt,
        String opening,
        String lead,
        String rest,
        List<Fact> facts,
        List<IdentifierLine> identifiers,
        List<BookTile> others,
        String editPath,
        boolean mayEdit,
        Optional<Form> coverForm) {

    /// A line of what is known.
    ///
    /// @param property the schema.org property, empty for none
    /// @param machine the value for machines where it differs from what people read, empty for none
    public record Fact(String label, String value, String property, String machine) {}

    /// @param page the record at the other catalogue, empty when there is no such page
    public record IdentifierLine(String label, String value, String page) {}
}
