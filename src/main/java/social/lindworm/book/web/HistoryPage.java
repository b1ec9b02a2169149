package social.lindworm.book.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import social.lindworm.book.BookPaths;
import social.lindworm.book.Books;
import social.lindworm.book.Catalogue;
import social.lindworm.book.CatalogueRecord;
import social.lindworm.book.EditorNames;
import social.lindworm.book.Edits;
import social.lindworm.book.Facts;
import social.lindworm.book.Merge;
import social.lindworm.book.Revision;
import social.lindworm.common.Message;
import social.lindworm.web.Frame;
import social.lindworm.web.Permission;
import social.lindworm.web.Visit;

/// `/book|author|series/{id}/history`: who changed what and when, and back to any of it with one click.
final class HistoryPage {

    private static final int PER_PAGE = 20;

    private final String space;
    private final Catalogue catalogue;
    private final Books books;
    private final Present present;

    HistoryPage(String space, Catalogue catalogue) {
        this.space = space;
        this.catalogue = catalogue;
        this.books = catalogue.books();
        this.present = new Present(books);
    }

    void show(Visit visit) {
        present.find(visit, space, "/history").ifPresent(record -> show(visit, record));
    }

    /// Brings the revision named in the form back.
    void revert(Visit visit) {
        present.find(visit, space, "/history").ifPresent(record -> {
            long number = BookForm.number(visit.form().text("number"));
            String back = record.ref().path() + "/history";
            switch (catalogue
                    .edits()
                    .revert(record.ref(), number, visit.viewer().accountId())) {
                case Edits.Saved saved -> visit.redirect(back, Message.of("book.history.reverted", number));
                case Edits.NotUnique refused ->
                    visit.redirect(
                            back,
                            Message.of(
                                    "book.history.revertTaken",
                                    refused.taken().value(),
                                    refused.taken().label()));
                case Edits.Clash clash -> visit.redirect(back, Message.of("book.history.revertClash"));
            }
        });
    }

    private void show(Visit visit, CatalogueRecord record) {
        Frame frame = visit.frame();
        long before = visit.query("before")
                .map(BookForm::number)
                .filter(number -> number > 0)
                .orElse(Long.MAX_VALUE);
        List<Revision> revisions = books.history(record.ref(), before, PER_PAGE + 1);
        FactTexts texts = FactTexts.of(
                frame, books, revisions.stream().map(Revision::facts).toList());
        Map<Long, EditorNames.Editor> editors = editors(revisions);
        List<HistoryView.Entry> entries = new ArrayList<>();
        for (int i = 0; i < Math.min(PER_PAGE, revisions.size()); i++) {
            Facts earlier = i + 1 < revisions.size() ? revisions.get(i + 1).facts() : Facts.NONE;
            entries.add(entry(frame, revisions.get(i), texts, earlier, new Around(record, editors)));
        }
        visit.render(
                "book/history.jte",
                new HistoryView(
                        record.ref(),
                        record.facts().label(),
                        BookPaths.of(record.ref(), record.facts().label()),
                        record.ref().path(),
                        entries,
                        revisions.size() > PER_PAGE
                                ? record.ref().path() + "/history?before="
                                        + revisions.get(PER_PAGE - 1).number()
                                : "",
                        undoable(record),
                        frame.viewer().may(Permission.EDIT_BOOK)));
    }

    private record Around(CatalogueRecord record, Map<Long, EditorNames.Editor> editors) {}

    private static HistoryView.Entry entry(
            Frame frame, Revision revision, FactTexts texts, Facts earlier, Around around) {
        EditorNames.Editor editor = around.editors().get(revision.editor());
        boolean machineNote = Stream.of("REVERTED", "MERGED", "UNMERGED").anyMatch(revision.action()::equals);
        return new HistoryView.Entry(
                revision.number(),
                machineNote ? frame.text(revision.messageKey(), revision.note()) : frame.text(revision.messageKey()),
                machineNote ? "" : revision.note(),
                editor == null ? "" : editor.name(),
                editor == null ? "" : editor.path(),
                revision.at(),
                texts.changes(earlier, revision.facts()),
                revision.number() == around.record().version());
    }

    private Map<Long, EditorNames.Editor> editors(List<Revision> revisions) {
        List<Long> ids = revisions.stream()
                .map(Revision::editor)
                .filter(id -> id > 0)
                .distinct()
                .toList();
        return ids.isEmpty() ? Map.of() : catalogue.editors().of(ids);
    }

    private List<HistoryView.Undoable> undoable(CatalogueRecord record) {
        return catalogue.merges().into(record.ref()).stream()
                .map(merge -> new HistoryView.Undoable(merge.id(), label(merge), merge.at()))
                .toList();
    }

    private String label(Merge merge) {
        return books.history(merge.absorbed(), Long.MAX_VALUE, 1).stream()
                .map(revision -> revision.facts().label())
                .findFirst()
                .orElse("#" + merge.absorbed().id());
    }
}
