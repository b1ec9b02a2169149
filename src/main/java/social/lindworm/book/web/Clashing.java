package social.lindworm.book.web;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import social.lindworm.book.Facts;
import social.lindworm.book.Field;
import social.lindworm.web.Form;

/// Two people edited one record at once: the second sees field by field what differs and chooses.
public final class Clashing {

    private static final String KEEP = "keep_";
    private static final String THEIRS = "theirs";
    private static final String MINE = "mine";

    private Clashing() {}

    /// One field to choose in.
    ///
    /// @param chosen `mine` or `theirs`: the one that its editor has touched, if the other has not
    public record Row(String field, String label, String mine, String theirs, String chosen) {}

    /// What the second editor is shown.
    ///
    /// @param action where the choice is sent
    /// @param hidden everything that was typed, with the version it now starts from
    public record View(
            String title,
            String recordPath,
            String action,
            List<Row> rows,
            List<Values.Hidden> hidden,
            String editor) {}

    static List<Row> rows(FactTexts texts, Facts mine, Facts theirs, @Nullable Facts base) {
        List<Row> rows = new ArrayList<>();
        for (Field field : mine.differences(theirs)) {
            if (field.shape() != Field.Shape.ORIGIN && field.shape() != Field.Shape.WORK) {
                boolean untouched = base != null && base.all(field).equals(mine.all(field));
                rows.add(new Row(
                        field.key(),
                        texts.label(field),
                        texts.text(mine, field),
                        texts.text(theirs, field),
                        untouched ? THEIRS : MINE));
            }
        }
        return rows;
    }

    /// Puts the present values in the place of those typed, where the editor chose them.
    ///
    /// @param present the form as it would show the record now
    static void resolve(Values values, Map<String, List<String>> present, Form choice) {
        for (Field field : Field.values()) {
            String kept = choice.value(KEEP + field.key());
            values.drop(KEEP + field.key());
            if (kept.equals(THEIRS)) {
                names(field).forEach(name -> values.set(name, present.getOrDefault(name, List.of())));
            }
        }
    }

    /// The inputs that a field has in the form.
    private static Set<String> names(Field field) {
        Set<String> names = new LinkedHashSet<>();
        switch (field) {
            case AUTHORS -> names.addAll(List.of("author", "remove_author", "add_author"));
            case SERIES_PLACES ->
                names.addAll(List.of("series", "series_number", "remove_series", "add_series", "add_series_number"));
            case COVER -> names.addAll(List.of("cover", "remove_cover", "cover_url"));
            default -> names.add(field.key());
        }
        return names;
    }
}
