package social.lindworm.book.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import social.lindworm.book.BookPaths;
import social.lindworm.book.Books;
import social.lindworm.book.Catalogue;
import social.lindworm.book.CatalogueRecord;
import social.lindworm.book.Edits;
import social.lindworm.book.Facts;
import social.lindworm.book.Field;
import social.lindworm.book.RecordKind;
import social.lindworm.book.RecordRef;
import social.lindworm.book.SeriesId;
import social.lindworm.common.Message;
import social.lindworm.web.Form;
import social.lindworm.web.Visit;

/// `/author/{id}/edit`, `/series/{id}/edit`, and `/book/{id}/edit` of a work: all fields of one record.
final class EditRecordPage {

    private static final String PLACE = "place_";

    private final Catalogue catalogue;
    private final Books books;
    private final Present present;

    EditRecordPage(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.books = catalogue.books();
        this.present = new Present(books);
    }

    void showAuthor(Visit visit) {
        present.find(visit, "author", "/edit").ifPresent(record -> show(visit, record));
    }

    void saveAuthor(Visit visit) {
        present.find(visit, "author", "/edit").ifPresent(record -> save(visit, record));
    }

    void showSeries(Visit visit) {
        present.find(visit, "series", "/edit").ifPresent(record -> show(visit, record));
    }

    void saveSeries(Visit visit) {
        present.find(visit, "series", "/edit").ifPresent(record -> save(visit, record));
    }

    void show(Visit visit, CatalogueRecord record) {
        render(visit, 200, record, Form.of(values(record)));
    }

    void save(Visit visit, CatalogueRecord record) {
        Values values = Values.posted(visit);
        Clashing.resolve(values, values(record), visit.form());
        Form form = values.form();
        Facts facts = FieldInputs.read(form, fields(record.ref().kind())).overlaidBy(kept(record.facts()));
        Map<Long, String> numbers = numbers(form);
        String note = form.optional("note", 255);
        long version = BookForm.number(form.value("version"));
        if (!form.valid()) {
            render(visit, 422, record, form);
            return;
        }
        Edits.Editor editor = new Edits.Editor(visit.viewer().accountId(), note);
        Edits.Outcome outcome = record.ref().kind() == RecordKind.SERIES
                ? catalogue.edits().save(new SeriesId(record.ref().id()), version, facts, numbers, editor)
                : catalogue.edits().save(record.ref(), version, facts, editor);
        switch (outcome) {
            case Edits.Saved saved ->
                visit.redirect(BookPaths.of(saved.ref(), facts.label()), Message.of("book.form.saved"));
            case Edits.NotUnique refused -> {
                FormProblems.taken(form, refused.taken());
                render(visit, 422, record, form);
            }
            case Edits.Clash clash -> {
                values.set("version", Long.toString(clash.now().version()));
                FormProblems.clash(
                        visit,
                        catalogue,
                        new FormProblems.Conflict(clash.now(), record.ref().path() + "/edit", values),
                        new FormProblems.Sides(facts, clash.now().facts(), clash.base()));
            }
        }
    }

    /// What this form does not show stays as it is.
    private static Facts kept(Facts facts) {
        Facts kept = Facts.NONE;
        for (Field field : List.of(Field.AUTHORS, Field.SERIES_PLACES, Field.COVER, Field.PUBLISHED, Field.ORIGIN)) {
            if (facts.has(field)) {
                kept = kept.with(field, facts.all(field));
            }
        }
        return kept;
    }

    private static Map<Long, String> numbers(Form form) {
        List<String> works = form.values("member");
        List<String> typed = form.texts("member_number");
        Map<Long, String> numbers = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(works.size(), typed.size()); i++) {
            if (typed.get(i).length() > 255) {
                form.error(PLACE + works.get(i), Message.of("web.form.tooLong", 255));
            }
            numbers.put(BookForm.number(works.get(i)), typed.get(i));
        }
        return numbers;
    }

    private Map<String, List<String>> values(CatalogueRecord record) {
        Map<String, List<String>> values = new LinkedHashMap<>(FieldInputs.write(record.facts()));
        values.put("version", List.of(Long.toString(record.version())));
        if (record.ref().kind() == RecordKind.SERIES) {
            List<String> works = new ArrayList<>();
            List<String> numbers = new ArrayList<>();
            books.members(new SeriesId(record.ref().id())).forEach(member -> {
                works.add(Long.toString(member.book().workId()));
                numbers.add(member.number());
            });
            values.put("member", works);
            values.put("member_number", numbers);
        }
        return values;
    }

    private void render(Visit visit, int status, CatalogueRecord record, Form form) {
        RecordRef ref = record.ref();
        List<Field> fields = fields(ref.kind());
        visit.render(
                status,
                "book/editRecord.jte",
                new EditRecordView(
                        ref,
                        record.facts().label(),
                        form,
                        fields.stream()
                                .filter(field -> field.shape() != Field.Shape.IDENTIFIER)
                                .toList(),
                        fields.stream()
                                .filter(field -> field.shape() == Field.Shape.IDENTIFIER)
                                .toList(),
                        places(form)));
    }

    private List<EditRecordView.Place> places(Form form) {
        List<Long> works = form.values("member").stream().map(BookForm::number).toList();
        Map<Long, String> titles = books.labels(RecordKind.WORK, works);
        return works.stream()
                .map(work -> new EditRecordView.Place(PLACE + work, titles.getOrDefault(work, "")))
                .toList();
    }

    private static List<Field> fields(RecordKind kind) {
        return Field.of(kind).stream()
                .filter(field -> switch (field.shape()) {
                    case COVER, AUTHORS, SERIES, WORK, ORIGIN -> false;
                    default -> true;
                })
                .filter(field -> field != Field.PUBLISHED || kind != RecordKind.WORK)
                .toList();
    }
}
