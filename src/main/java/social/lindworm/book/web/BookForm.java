package social.lindworm.book.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import social.lindworm.book.BookDraft;
import social.lindworm.book.CatalogueRecord;
import social.lindworm.book.EditionId;
import social.lindworm.book.Facts;
import social.lindworm.book.Field;
import social.lindworm.book.RecordKind;
import social.lindworm.book.SeriesPlace;
import social.lindworm.book.WorkId;
import social.lindworm.common.Message;
import social.lindworm.web.Form;

/// The form of a book. Authors and series stand in it as `author`, `series` and `series_number` (those it has),
/// `remove_author`, `remove_series` (those to take away) and `add_author`, `add_series`, `add_series_number` (names to
/// add).
final class BookForm {

    static final int MOST_NAMES = 50;
    private static final int NAME = 255;

    private BookForm() {}

    /// What the form shows of a book before anybody types.
    static Map<String, List<String>> values(CatalogueRecord edition, @Nullable CatalogueRecord work) {
        Map<String, List<String>> values = new LinkedHashMap<>(FieldInputs.write(edition.facts()));
        values.put("author", edition.facts().all(Field.AUTHORS));
        values.put("cover", edition.facts().all(Field.COVER));
        values.put("version", List.of(Long.toString(edition.version())));
        values.remove("authors");
        if (work != null) {
            List<SeriesPlace> places = SeriesPlace.of(work.facts());
            values.put(
                    "series",
                    places.stream().map(place -> Long.toString(place.series())).toList());
            values.put("series_number", places.stream().map(SeriesPlace::number).toList());
            values.put("work_version", List.of(Long.toString(work.version())));
        }
        return values;
    }

    /// Another edition of the same work begins with what the two will share.
    static Map<String, List<String>> anotherEdition(CatalogueRecord work) {
        Facts shared = Facts.titled(work.facts().text(Field.TITLE))
                .with(Field.SUBTITLE, work.facts().all(Field.SUBTITLE))
                .with(Field.DESCRIPTION, work.facts().all(Field.DESCRIPTION))
                .with(Field.SUBJECTS, work.facts().all(Field.SUBJECTS))
                .with(Field.SUBJECT_PLACES, work.facts().all(Field.SUBJECT_PLACES))
                .with(Field.FIRST_PUBLISHED, work.facts().all(Field.FIRST_PUBLISHED));
        Map<String, List<String>> values = new LinkedHashMap<>(FieldInputs.write(shared));
        values.put("author", work.facts().all(Field.AUTHORS));
        values.put("work", List.of(Long.toString(work.ref().id())));
        return values;
    }

    /// Reads the form; mistakes are noted in it.
    ///
    /// @param edition the edition to change, null for a new one
    static BookDraft read(Form form, @Nullable EditionId edition) {
        Facts facts = FieldInputs.read(form, Field.of(RecordKind.EDITION)).with(Field.COVER, cover(form));
        long work = number(form.value("work"));
        return new BookDraft(
                edition,
                number(form.value("version")),
                work > 0 && edition == null ? new WorkId(work) : null,
                number(form.value("work_version")),
                facts,
                authors(form),
                places(form),
                form.optional("note", NAME));
    }

    static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    private static @Nullable String cover(Form form) {
        long cover = number(form.value("cover"));
        return cover > 0 && !form.ticked("remove_cover") ? Long.toString(cover) : null;
    }

    private static List<BookDraft.Author> authors(Form form) {
        List<BookDraft.Author> authors = new ArrayList<>();
        for (String id : form.values("author")) {
            if (number(id) > 0 && !form.values("remove_author").contains(id)) {
                authors.add(new BookDraft.Author(number(id), ""));
            }
        }
        newNames(form, "add_author").forEach(name -> authors.add(new BookDraft.Author(0, name)));
        if (authors.size() > MOST_NAMES) {
            form.error("add_author", Message.of("book.form.tooMany", MOST_NAMES));
        }
        return authors;
    }

    /// The names typed into one of the repeated fields, each once.
    static List<String> newNames(Form form, String field) {
        List<String> names = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (String typed : form.texts(field)) {
            String name = typed.replace('\n', ' ');
            if (name.length() > NAME) {
                form.error(field, Message.of("web.form.tooLong", NAME));
            } else if (!name.isEmpty() && seen.add(name.toLowerCase(Locale.ROOT))) {
                names.add(name);
            }
        }
        return names;
    }

    private static List<BookDraft.Place> places(Form form) {
        List<BookDraft.Place> places = new ArrayList<>();
        List<String> ids = form.values("series");
        List<String> numbers = form.texts("series_number");
        for (int i = 0; i < ids.size(); i++) {
            long id = number(ids.get(i));
            String number = i < numbers.size() ? place(form, "series_number", numbers.get(i)) : "";
            boolean known = places.stream().anyMatch(place -> place.id() == id);
            if (id > 0 && !known && !form.values("remove_series").contains(ids.get(i))) {
                places.add(new BookDraft.Place(id, "", number));
            }
        }
        List<String> names = form.texts("add_series");
        List<String> newNumbers = form.texts("add_series_number");
        for (int i = 0; i < Math.max(names.size(), newNumbers.size()); i++) {
            String name = i < names.size() ? names.get(i) : "";
            String number = i < newNumbers.size() ? place(form, "add_series_number", newNumbers.get(i)) : "";
            if (!name.isEmpty()) {
                places.add(new BookDraft.Place(0, limited(form, name), number));
            } else if (!number.isEmpty()) {
                form.error("add_series", Message.of("book.form.seriesMissing", number));
            }
        }
        if (places.size() > MOST_NAMES) {
            form.error("add_series", Message.of("book.form.tooMany", MOST_NAMES));
        }
        return places;
    }

    private static String limited(Form form, String name) {
        if (name.length() > NAME) {
            form.error("add_series", Message.of("web.form.tooLong", NAME));
        }
        return name;
    }

    private static String place(Form form, String field, String number) {
        if (number.length() > NAME) {
            form.error(field, Message.of("web.form.tooLong", NAME));
        }
        return number;
    }
}
