package social.lindworm.book.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import social.lindworm.book.BookPaths;
import social.lindworm.book.Books;
import social.lindworm.book.Catalogue;
import social.lindworm.book.CatalogueRecord;
import social.lindworm.book.Facts;
import social.lindworm.book.Field;
import social.lindworm.book.Isbn;
import social.lindworm.book.Merge;
import social.lindworm.book.Merges;
import social.lindworm.book.RecordKind;
import social.lindworm.book.RecordRef;
import social.lindworm.common.AppException;
import social.lindworm.common.Message;
import social.lindworm.web.Form;
import social.lindworm.web.Frame;
import social.lindworm.web.Visit;

/// `/book|author|series/{id}/merge`: name the other record, see what comes of it, do it, take it back.
final class MergePage {

    private static final Pattern ADDRESS =
            Pattern.compile("(?:https?://[^/]+)?/(book|author|series)/(\\d{1,18})(?:[/?#].*)?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final String space;
    private final Catalogue catalogue;
    private final Books books;
    private final Present present;

    MergePage(String space, Catalogue catalogue) {
        this.space = space;
        this.catalogue = catalogue;
        this.books = catalogue.books();
        this.present = new Present(books);
    }

    /// With `?other=` the preview, without it the question which.
    void show(Visit visit) {
        present.find(visit, space, "/merge").ifPresent(record -> show(visit, record));
    }

    void merge(Visit visit) {
        present.find(visit, space, "/merge").ifPresent(record -> {
            RecordRef other = new RecordRef(
                    record.ref().kind(), BookForm.number(visit.form().text("other")));
            switch (catalogue.merges().merge(record.ref(), other, visit.viewer().accountId())) {
                case Merges.Possible done ->
                    visit.redirect(
                            BookPaths.of(record.ref(), record.facts().label()),
                            Message.of(
                                    "book.merge.done", done.absorbed().facts().label()));
                case Merges.Impossible refused -> visit.redirect(record.ref().path() + "/merge", refused.reason());
            }
        });
    }

    void undo(Visit visit) {
        present.find(visit, space, "/history").ifPresent(record -> {
            String back = record.ref().path() + "/history";
            try {
                Merge undone = catalogue
                        .merges()
                        .undo(
                                BookForm.number(visit.form().text("merge")),
                                visit.viewer().accountId());
                visit.redirect(undone.absorbed().path(), Message.of("book.merge.undone"));
            } catch (AppException.Conflict inTheWay) {
                visit.redirect(back, inTheWay.shown());
            }
        });
    }

    private void show(Visit visit, CatalogueRecord record) {
        String typed = visit.query("other").orElse("");
        Form form = Form.of(Map.of("other", List.of(typed)));
        Optional<MergeView.Preview> preview = Optional.empty();
        if (!typed.isEmpty()) {
            Optional<RecordRef> other = named(typed, record.ref().kind());
            if (other.isEmpty()) {
                form.error("other", Message.of("book.merge.notFound"));
            } else {
                preview = preview(visit.frame(), record, other.get(), form);
            }
        }
        visit.render(
                form.valid() ? 200 : 422,
                "book/merge.jte",
                new MergeView(
                        record.facts().label(),
                        BookPaths.of(record.ref(), record.facts().label()),
                        record.ref().path(),
                        form,
                        visit.frame().text(key("book.merge.explain.", record.ref())),
                        preview));
    }

    private static String key(String prefix, RecordRef ref) {
        return prefix + ref.kind().name().toLowerCase(Locale.ROOT);
    }

    /// The record somebody means by an id, an address of this server or an ISBN.
    private Optional<RecordRef> named(String typed, RecordKind kind) {
        Matcher address = ADDRESS.matcher(typed);
        long id = 0;
        if (address.matches() && address.group(1).equals(space)) {
            id = Long.parseLong(address.group(2));
        } else if (NUMBER.matcher(typed).matches()) {
            id = Long.parseLong(typed);
        }
        if (id > 0) {
            RecordRef ref = new RecordRef(kind, id);
            return space.equals("book")
                    ? books.book(id).map(CatalogueRecord::ref).or(() -> books.survivor(ref))
                    : books.record(ref).map(CatalogueRecord::ref).or(() -> books.survivor(ref));
        }
        Optional<RecordRef> edition = kind == RecordKind.EDITION || kind == RecordKind.WORK
                ? Isbn.of(typed).flatMap(books::byIsbn)
                : Optional.empty();
        return kind == RecordKind.WORK ? edition.flatMap(this::workOf) : edition;
    }

    private Optional<RecordRef> workOf(RecordRef edition) {
        return books.record(edition)
                .map(record ->
                        RecordRef.work(record.facts().number(Field.WORK_OF).getAsLong()));
    }

    private Optional<MergeView.Preview> preview(Frame frame, CatalogueRecord record, RecordRef other, Form form) {
        return switch (catalogue.merges().preview(record.ref(), other)) {
            case Merges.Impossible refused -> {
                form.error("other", refused.reason());
                yield Optional.empty();
            }
            case Merges.Possible possible -> Optional.of(preview(frame, possible));
        };
    }

    private MergeView.Preview preview(Frame frame, Merges.Possible possible) {
        Facts kept = possible.survivor().facts();
        Facts gone = possible.absorbed().facts();
        FactTexts texts = FactTexts.of(frame, books, List.of(kept, gone, possible.result()));
        Set<Field> fields = new TreeSet<>(kept.differences(gone));
        fields.addAll(kept.differences(possible.result()));
        List<MergeView.Line> lines = new ArrayList<>();
        for (Field field : fields) {
            if (field.shape() != Field.Shape.ORIGIN) {
                lines.add(new MergeView.Line(
                        texts.label(field),
                        texts.text(kept, field),
                        texts.text(gone, field),
                        texts.text(possible.result(), field)));
            }
        }
        RecordRef other = possible.absorbed().ref();
        String moves = key("book.merge.moves.", other);
        return new MergeView.Preview(
                other.id(),
                gone.label(),
                BookPaths.of(other, gone.label()),
                lines,
                other.kind() == RecordKind.EDITION ? "" : frame.text(moves, possible.moves()),
                possible.alsoWorks());
    }
}
