package social.lindworm.book.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import social.lindworm.book.Catalogue;
import social.lindworm.book.CatalogueRecord;
import social.lindworm.book.EditorNames;
import social.lindworm.book.Facts;
import social.lindworm.book.Field;
import social.lindworm.book.Taken;
import social.lindworm.common.Message;
import social.lindworm.web.Form;
import social.lindworm.web.Frame;
import social.lindworm.web.Visit;

/// What the forms of all kinds of record do when saving does not go through.
final class FormProblems {

    private FormProblems() {}

    /// Another record has that number already: said beside the field, with the other record's name.
    static void taken(Form form, Taken taken) {
        form.error(
                taken.field() == Field.ORIGIN ? "" : taken.field().key(),
                Message.of(
                        "book.form.taken",
                        taken.value(),
                        taken.label(),
                        taken.owner().path()));
    }

    /// @param now the record as it stands
    /// @param values what was typed, already naming the present version
    record Conflict(CatalogueRecord now, String action, Values values) {}

    /// @param base what both started from, null when nobody knows
    record Sides(Facts mine, Facts theirs, @Nullable Facts base) {}

    /// Shows both versions field by field.
    static void clash(Visit visit, Catalogue catalogue, Conflict conflict, Sides sides) {
        Frame frame = visit.frame();
        CatalogueRecord now = conflict.now();
        Facts mine = sides.mine()
                .limitedTo(now.ref().kind())
                .with(Field.SERIES_PLACES, sides.mine().all(Field.SERIES_PLACES));
        Facts theirs = sides.theirs();
        FactTexts texts = FactTexts.of(frame, catalogue.books(), List.of(mine, theirs));
        Map<Long, EditorNames.Editor> editors =
                now.editor() == 0 ? Map.of() : catalogue.editors().of(List.of(now.editor()));
        String editor = Stream.ofNullable(editors.get(now.editor()))
                .map(EditorNames.Editor::name)
                .findFirst()
                .orElse("");
        visit.render(
                409,
                "book/clash.jte",
                new Clashing.View(
                        now.facts().label(),
                        now.ref().path(),
                        conflict.action(),
                        Clashing.rows(texts, mine, theirs, sides.base()),
                        conflict.values().hidden("keep_", "more", "back"),
                        editor));
    }
}
