package social.lindworm.book.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import social.lindworm.book.BookDraft;
import social.lindworm.book.BookPaths;
import social.lindworm.book.Books;
import social.lindworm.book.Catalogue;
import social.lindworm.book.CatalogueRecord;
import social.lindworm.book.EditionId;
import social.lindworm.book.Edits;
import social.lindworm.book.Facts;
import social.lindworm.book.Field;
import social.lindworm.book.RecordKind;
import social.lindworm.book.RecordRef;
import social.lindworm.common.Message;
import social.lindworm.web.Form;
import social.lindworm.web.Visit;

/// `/create-book`, `/book/{id}/edit` and their `confirm`: a book by hand. A work's id opens the form of the work
/// itself.
final class EditBookPage {

    private final Catalogue catalogue;
    private final Books books;
    private final BookFormView views;
    private final EditRecordPage works;
    private final Present present;

    EditBookPage(Catalogue catalogue, EditRecordPage works) {
        this.catalogue = catalogue;
        this.books = catalogue.books();
        this.views = new BookFormView(catalogue);
        this.works = works;
        this.present = new Present(books);
    }

    /// The book that is edited.
    ///
    /// @param edition null for a new book
    /// @param work the edition's work, or the one a new edition is of
    record Subject(
            @Nullable CatalogueRecord edition, @Nullable CatalogueRecord work) {

        String path() {
            return edition == null ? "/create-book" : edition.ref().path();
        }

        Optional<Long> cover() {
            return edition == null || !edition.facts().has(Field.COVER)
                    ? Optional.empty()
                    : Optional.of(edition.facts().number(Field.COVER).getAsLong());
        }

        /// What the form would show of the book now.
        Map<String, List<String>> values() {
            return edition == null ? Map.of() : BookForm.values(edition, work);
        }

        Subject with(long workId, Books books) {
            return new Subject(edition, books.record(RecordRef.work(workId)).orElse(null));
        }
    }

    void create(Visit visit) {
        long workId = visit.query("work").map(BookForm::number).orElse(0L);
        Subject subject = new Subject(null, null).with(workId, books);
        CatalogueRecord work = subject.work();
        Map<String, List<String>> values = work == null
                ? Map.of("title", List.of(visit.query("title").orElse("")))
                : BookForm.anotherEdition(work);
        views.render(visit, 200, subject, Form.of(values));
    }

    /// BookWyrm's address for another edition of a work.
    void createAnother(Visit visit) {
        visit.redirect("/create-book?work=" + BookForm.number(visit.form().text("parent_work")));
    }

    void saveNew(Visit visit) {
        save(visit, new Subject(null, null).with(BookForm.number(visit.form().text("work")), books));
    }

    void edit(Visit visit) {
        present.find(visit, "book", "/edit").ifPresent(book -> {
            if (book.ref().kind() == RecordKind.WORK) {
                works.show(visit, book);
            } else {
                Subject subject = subject(book);
                views.render(visit, 200, subject, Form.of(subject.values()));
            }
        });
    }

    void saveEdit(Visit visit) {
        present.find(visit, "book", "/edit").ifPresent(book -> {
            if (book.ref().kind() == RecordKind.WORK) {
                works.save(visit, book);
            } else {
                save(visit, subject(book));
            }
        });
    }

    private Subject subject(CatalogueRecord edition) {
        return new Subject(edition, null)
                .with(edition.facts().number(Field.WORK_OF).getAsLong(), books);
    }

    private void save(Visit visit, Subject subject) {
        Values values = Values.posted(visit);
        CoverInput cover = CoverInput.take(visit, values, catalogue.covers(), subject.cover());
        Clashing.resolve(values, subject.values(), visit.form());
        Form form = values.form();
        cover.noteIn(form);
        if (values.has("more") || values.has("back")) {
            views.render(visit, 200, subject, form);
            return;
        }
        CatalogueRecord edition = subject.edition();
        BookDraft draft = BookForm.read(
                form, edition == null ? null : new EditionId(edition.ref().id()));
        views.checkNamed(form, draft);
        if (!form.valid()) {
            views.render(visit, 422, subject, form);
        } else if (edition != null && edition.version() != draft.version()) {
            clash(visit, subject, values, draft);
        } else {
            Questions questions = Questions.about(draft, form, catalogue.matches());
            if (questions.open().isEmpty()) {
                finish(visit, subject, values, form, questions.answered());
            } else {
                views.confirm(visit, subject, values, questions);
            }
        }
    }

    private void finish(Visit visit, Subject subject, Values values, Form form, BookDraft draft) {
        switch (catalogue.edits().save(draft, visit.viewer().accountId())) {
            case Edits.Saved saved ->
                visit.redirect(
                        BookPaths.of(saved.ref(), draft.facts().label()),
                        Message.of(draft.isNew() ? "book.form.added" : "book.form.saved"));
            case Edits.NotUnique refused -> {
                FormProblems.taken(form, refused.taken());
                views.render(visit, 422, subject, form);
            }
            case Edits.Clash clash -> clash(visit, subject(reread(subject)), values, draft);
        }
    }

    private CatalogueRecord reread(Subject subject) {
        CatalogueRecord edition = subject.edition();
        if (edition == null) {
            throw new IllegalStateException("a new book clashes with nobody");
        }
        return books.record(edition.ref()).orElse(edition);
    }

    private void clash(Visit visit, Subject subject, Values values, BookDraft draft) {
        CatalogueRecord edition = reread(subject);
        Facts theirs = edition.facts().with(Field.SERIES_PLACES, places(subject.work()));
        Facts mine = draft.facts()
                .with(
                        Field.AUTHORS,
                        draft.authors().stream()
                                .filter(author -> author.id() > 0)
                                .map(author -> Long.toString(author.id()))
                                .toList())
                .with(
                        Field.SERIES_PLACES,
                        draft.places().stream()
                                .filter(place -> place.id() > 0)
                                .map(place -> place.id() + ":" + place.number())
                                .toList());
        Facts base = books.revision(edition.ref(), draft.version())
                .map(revision -> revision.facts().with(Field.SERIES_PLACES, theirs.all(Field.SERIES_PLACES)))
                .orElse(null);
        values.set("version", Long.toString(edition.version()));
        CatalogueRecord work = subject.work();
        values.set("work_version", Long.toString(work == null ? 0 : work.version()));
        FormProblems.clash(
                visit,
                catalogue,
                new FormProblems.Conflict(edition, subject.path() + "/edit", values),
                new FormProblems.Sides(mine, theirs, base));
    }

    private static List<String> places(@Nullable CatalogueRecord work) {
        return work == null ? List.of() : work.facts().all(Field.SERIES_PLACES);
    }
}
