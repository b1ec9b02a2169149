package social.lindworm.book.web;

import java.util.List;
import social.lindworm.web.Form;

/// The questions before a book is saved.
///
/// @param hidden everything that was typed
public record ConfirmView(
        String title, String action, Form form, List<Questions.Question> questions, List<Values.Hidden> hidden) {}
