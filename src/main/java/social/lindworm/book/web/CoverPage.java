package social.lindworm.book.web;

import java.util.Optional;
import social.lindworm.book.Catalogue;
import social.lindworm.book.CatalogueRecord;
import social.lindworm.book.Edits;
import social.lindworm.book.Facts;
import social.lindworm.book.Field;
import social.lindworm.common.Message;
import social.lindworm.web.Form;
import social.lindworm.web.Visit;

/// The short way to a book's cover, `/upload-cover/{id}`: an edit with a history entry.
final class CoverPage {

    private final Catalogue catalogue;
    private final Present present;

    CoverPage(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.present = new Present(catalogue.books());
    }

    void upload(Visit visit) {
        present.find(visit, "book", "").ifPresent(book -> {
            Optional<Long> has = book.facts().has(Field.COVER)
                    ? Optional.of(book.facts().number(Field.COVER).getAsLong())
                    : Optional.empty();
            Values values = Values.posted(visit).drop(CoverInput.KEPT);
            CoverInput cover = CoverInput.take(visit, values, catalogue.covers(), has);
            Form form = values.form();
            cover.noteIn(form);
            long kept = BookForm.number(form.value(CoverInput.KEPT));
            if (kept > 0) {
                save(visit, book, book.facts().with(Field.COVER, kept), Message.of("book.cover.added"));
            } else {
                Message problem = cover.problem();
                visit.redirect(
                        book.ref().path() + "/edit", problem == null ? Message.of("book.cover.nothing") : problem);
            }
        });
    }

    private void save(Visit visit, CatalogueRecord book, Facts facts, Message done) {
        Edits.Editor editor = new Edits.Editor(visit.viewer().accountId(), "");
        Edits.Outcome outcome = catalogue.edits().save(book.ref(), book.version(), facts, editor);
        visit.redirect(
                book.ref().path(), outcome instanceof Edits.Saved ? done : Message.of("book.history.revertClash"));
    }
}
