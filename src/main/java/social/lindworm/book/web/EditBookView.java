package social.lindworm.book.web;

import java.util.List;
import java.util.Optional;
import social.lindworm.book.BookDetails;
import social.lindworm.web.Form;
import social.lindworm.web.view.Choice;
import social.lindworm.web.view.Picture;

/// The form of a new or known book.
///
/// @param title of the book as it is stored, empty for a new one
/// @param backPath where giving up leads
/// @param authors those the form names by id
/// @param series those the form names by id, with the number typed
/// @param newAuthors typed names, and a blank one
/// @param newSeries typed names and numbers, and a blank one
/// @param work the title of the work that a new edition is of, empty for none
public record EditBookView(
        Form form,
        String action,
        String title,
        String backPath,
        List<BookDetails.Named> authors,
        List<BookDetails.InSeries> series,
        List<String> newAuthors,
        List<BookDetails.InSeries> newSeries,
        Optional<Picture> cover,
        String work,
        List<Choice> formats,
        List<String> languages) {

    public boolean isNew() {
        return title.isEmpty();
    }
}
