package social.lindworm.book.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import social.lindworm.book.BookDetails;
import social.lindworm.book.BookDraft;
import social.lindworm.book.Books;
import social.lindworm.book.Catalogue;
import social.lindworm.book.CatalogueRecord;
import social.lindworm.book.LanguageName;
import social.lindworm.book.PhysicalFormat;
import social.lindworm.book.RecordKind;
import social.lindworm.common.Message;
import social.lindworm.web.Form;
import social.lindworm.web.Frame;
import social.lindworm.web.Visit;
import social.lindworm.web.view.Choice;

/// Shows the form of a book and the questions that come after it.
final class BookFormView {

    private final Catalogue catalogue;
    private final Books books;

    BookFormView(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.books = catalogue.books();
    }

    void render(Visit visit, int status, EditBookPage.Subject subject, Form form) {
        Frame frame = visit.frame();
        CatalogueRecord edition = subject.edition();
        CatalogueRecord work = subject.work();
        long cover = BookForm.number(form.value(CoverInput.KEPT));
        visit.render(
                status,
                "book/edit.jte",
                new EditBookView(
                        form,
                        edition == null ? "/create-book" : subject.path() + "/edit",
                        edition == null ? "" : edition.facts().label(),
                        back(edition, work),
                        authors(form),
                        series(form),
                        withBlank(form.values("add_author"), form.value("more").equals("authors")),
                        newSeries(form),
                        cover > 0 ? catalogue.covers().picture(cover) : Optional.empty(),
                        edition == null && work != null ? work.facts().label() : "",
                        Arrays.stream(PhysicalFormat.values())
                                .map(format -> Choice.of(format.key(), frame.text(format.messageKey())))
                                .toList(),
                        LanguageName.offered(frame.locale())));
    }

    /// Ids in the form that no record has, as after a merge or by hand, are a mistake to be told.
    void checkNamed(Form form, BookDraft draft) {
        List<Long> authors = draft.authors().stream()
                .map(BookDraft.Author::id)
                .filter(id -> id > 0)
                .toList();
        if (!books.labels(RecordKind.AUTHOR, authors).keySet().containsAll(authors)) {
            form.error("add_author", Message.of("book.form.authorGone"));
        }
        List<Long> series = draft.places().stream()
                .map(BookDraft.Place::id)
                .filter(id -> id > 0)
                .toList();
        if (!books.labels(RecordKind.SERIES, series).keySet().containsAll(series)) {
            form.error("add_series", Message.of("book.form.seriesGone"));
        }
    }

    void confirm(Visit visit, EditBookPage.Subject subject, Values values, Questions questions) {
        Form form = values.form();
        for (Questions.Question question : questions.open()) {
            if (values.has("answering")) {
                form.error(question.field(), Message.of("book.confirm.choose"));
            }
        }
        values.set("answering", "yes");
        List<String> asked =
                questions.open().stream().map(Questions.Question::field).toList();
        visit.render(
                200,
                "book/confirm.jte",
                new ConfirmView(
                        questions.answered().facts().label(),
                        subject.path() + "/confirm",
                        form,
                        questions.open(),
                        values.hidden(asked.toArray(String[]::new))));
    }

    private static String back(@Nullable CatalogueRecord edition, @Nullable CatalogueRecord work) {
        if (edition != null) {
            return edition.ref().path();
        }
        return work == null ? "/" : work.ref().path() + "/editions";
    }

    private List<BookDetails.Named> authors(Form form) {
        List<Long> ids = form.values("author").stream()
                .map(BookForm::number)
                .filter(id -> id > 0)
                .toList();
        Map<Long, String> names = books.labels(RecordKind.AUTHOR, ids);
        return ids.stream()
                .filter(names::containsKey)
                .map(id -> new BookDetails.Named(id, names.getOrDefault(id, "")))
                .toList();
    }

    private List<BookDetails.InSeries> series(Form form) {
        List<Long> ids = form.values("series").stream().map(BookForm::number).toList();
        Map<Long, String> names = books.labels(RecordKind.SERIES, ids);
        List<String> numbers = form.values("series_number");
        List<BookDetails.InSeries> series = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            if (names.containsKey(ids.get(i))) {
                series.add(new BookDetails.InSeries(
                        ids.get(i), names.getOrDefault(ids.get(i), ""), i < numbers.size() ? numbers.get(i) : ""));
            }
        }
        return series;
    }

    private static List<BookDetails.InSeries> newSeries(Form form) {
        List<String> names = form.values("add_series");
        List<String> numbers = form.values("add_series_number");
        List<BookDetails.InSeries> series = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String number = i < numbers.size() ? numbers.get(i) : "";
            if (!names.get(i).isBlank() || !number.isBlank()) {
                series.add(new BookDetails.InSeries(0, names.get(i), number));
            }
        }
        if (series.isEmpty() || form.value("more").equals("series")) {
            series.add(new BookDetails.InSeries(0, "", ""));
        }
        return series;
    }

    private static List<String> withBlank(List<String> typed, boolean more) {
        List<String> names =
                new ArrayList<>(typed.stream().filter(name -> !name.isBlank()).toList());
        if (names.isEmpty() || more) {
            names.add("");
        }
        return names;
    }
}
