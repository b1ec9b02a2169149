package social.lindworm.book.web;

import java.util.List;
import social.lindworm.book.Field;
import social.lindworm.book.RecordRef;
import social.lindworm.web.Form;

/// The form of an author, a series or a work.
///
/// @param main the fields that say what it is
/// @param numbers what other catalogues call it
/// @param places the works of a series, for their numbers
public record EditRecordView(
        RecordRef ref, String title, Form form, List<Field> main, List<Field> numbers, List<Place> places) {

    /// @param field the input's name
    public record Place(String field, String title) {}
}
