package social.lindworm.book.web;

import java.util.List;
import social.lindworm.web.Form;
import social.lindworm.web.view.BookTile;
import social.lindworm.web.view.Choice;
import social.lindworm.web.view.Pages;

/// The editions of a work.
///
/// @param total how many pass the filter
public record EditionsView(
        long workId,
        String title,
        String byline,
        String workPath,
        List<BookTile> editions,
        long total,
        Form filter,
        boolean filtered,
        List<Choice> languages,
        List<Choice> formats,
        Pages pages,
        boolean mayEdit) {}
