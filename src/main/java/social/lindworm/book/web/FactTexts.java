package social.lindworm.book.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import social.lindworm.book.Books;
import social.lindworm.book.Facts;
import social.lindworm.book.Field;
import social.lindworm.book.Isbn;
import social.lindworm.book.LanguageName;
import social.lindworm.book.PartialDate;
import social.lindworm.book.PhysicalFormat;
import social.lindworm.book.RecordKind;
import social.lindworm.book.RecordRef;
import social.lindworm.book.SeriesPlace;
import social.lindworm.web.Frame;
import social.lindworm.web.view.Change;

/// Facts as people read them, for differences and previews: names instead of ids, dates and languages in the reader's
/// own.
final class FactTexts {

    private final Frame frame;
    private final Map<RecordKind, Map<Long, String>> labels;

    private FactTexts(Frame frame, Map<RecordKind, Map<Long, String>> labels) {
        this.frame = frame;
        this.labels = labels;
    }

    /// Looks up every name that the facts will need: at most one query per kind of record.
    static FactTexts of(Frame frame, Books books, Collection<Facts> all) {
        Map<RecordKind, Set<Long>> wanted = new HashMap<>();
        for (Facts facts : all) {
            wanted.computeIfAbsent(RecordKind.AUTHOR, kind -> new HashSet<>()).addAll(facts.ids(Field.AUTHORS));
            wanted.computeIfAbsent(RecordKind.SERIES, kind -> new HashSet<>())
                    .addAll(SeriesPlace.of(facts).stream()
                            .map(SeriesPlace::series)
                            .toList());
            facts.number(Field.WORK_OF)
                    .ifPresent(work -> wanted.computeIfAbsent(RecordKind.WORK, kind -> new HashSet<>())
                            .add(work));
        }
        Map<RecordKind, Map<Long, String>> labels = new HashMap<>();
        wanted.forEach((kind, ids) -> labels.put(kind, withSurvivors(books, kind, ids)));
        return new FactTexts(frame, labels);
    }

    private static Map<Long, String> withSurvivors(Books books, RecordKind kind, Set<Long> ids) {
        Map<Long, String> labels = new HashMap<>(books.labels(kind, ids));
        for (long id : ids) {
            if (!labels.containsKey(id)) {
                books.survivor(new RecordRef(kind, id))
                        .ifPresent(survivor -> labels.putAll(Map.of(
                                id, books.labels(kind, List.of(survivor.id())).getOrDefault(survivor.id(), "?"))));
            }
        }
        return labels;
    }

    /// What differs between two states, ready for the table of old and new.
    List<Change> changes(Facts before, Facts after) {
        List<Change> changes = new ArrayList<>();
        for (Field field : before.differences(after)) {
            if (field.shape() != Field.Shape.ORIGIN) {
                changes.add(new Change(label(field), text(before, field), text(after, field)));
            }
        }
        return changes;
    }

    String label(Field field) {
        return frame.text(field.messageKey());
    }

    /// The values of a field, one on a line where they are long.
    String text(Facts facts, Field field) {
        String separator = field.shape() == Field.Shape.LIST || field.shape() == Field.Shape.SERIES ? "\n" : ", ";
        return String.join(
                separator,
                facts.all(field).stream().map(value -> text(field, value)).toList());
    }

    private String text(Field field, String value) {
        Locale locale = frame.locale();
        return switch (field.shape()) {
            case DATE ->
                PartialDate.parse(value).map(date -> date.shown(locale)).orElse(value);
            case FORMAT ->
                PhysicalFormat.of(value)
                        .map(format -> frame.text(format.messageKey()))
                        .orElse(value);
            case COVER -> frame.text("book.cover.numbered", value);
            case AUTHORS -> name(RecordKind.AUTHOR, Long.parseLong(value));
            case SERIES -> place(SeriesPlace.parse(value));
            case WORK -> name(RecordKind.WORK, Long.parseLong(value));
            case LIST -> field == Field.LANGUAGES ? LanguageName.shown(value, locale) : value;
            case LINE ->
                field == Field.ISBN_13 ? Isbn.of(value).map(Isbn::hyphenated).orElse(value) : value;
            default -> value;
        };
    }

    private String place(SeriesPlace place) {
        String name = name(RecordKind.SERIES, place.series());
        return place.number().isEmpty() ? name : name + " \u00b7 " + place.number();
    }

    private String name(RecordKind kind, long id) {
        return labels.getOrDefault(kind, Map.of()).getOrDefault(id, frame.text("book.history.gone"));
    }
}
