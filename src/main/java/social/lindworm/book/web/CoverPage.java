package social.lindworm.book.web;

import java.util.Optional;
import social.lindworm.book.Catalogue;
import social.lindworm.book.CatalogueRecord;
import social.lindworm.book.Edits;
import social.lindworm.book.Facts;
import social.lindworm.book.Field;
import social.lindworm.book.RecordKind;
import social.lindworm.common.AppException;
import social.lindworm.common.Message;
import social.lindworm.web.Form;
import social.lindworm.web.Permission;
import social.lindworm.web.Visit;

/// The short way to a book's cover, `/upload-cover/{id}`: an edit with a history entry. Everybody who has joined may
/// give a book the cover it lacks; another in place of one that is there is for editors.
final class CoverPage {

    private final Catalogue catalogue;
    private final Present present;
    private final BookPage pages;

    /// @param pages where the form stands
    CoverPage(Catalogue catalogue, BookPage pages) {
        this.catalogue = catalogue;
        this.present = new Present(catalogue.books());
        this.pages = pages;
    }

    void upload(Visit visit) {
        present.find(visit, "book", "").ifPresent(book -> {
            if (book.ref().kind() != RecordKind.EDITION) {
                throw new AppException.NotFound("covers belong to editions, not to " + book.ref());
            }
            Optional<Long> has = book.facts().has(Field.COVER)
                    ? Optional.of(book.facts().number(Field.COVER).getAsLong())
                    : Optional.empty();
            if (has.isPresent() && !visit.viewer().may(Permission.EDIT_BOOK)) {
                throw new AppException.Forbidden("a cover is there", Message.of("book.cover.there"));
            }
            Values values = Values.posted(visit).drop(CoverInput.KEPT);
            CoverInput cover = CoverInput.take(visit, values, catalogue.covers(), has);
            Form form = values.form();
            long kept = BookForm.number(form.value(CoverInput.KEPT));
            if (kept > 0) {
                save(visit, book, book.facts().with(Field.COVER, kept));
            } else {
                cover.noteIn(form);
                if (form.valid()) {
                    form.error(CoverInput.FILE, Message.of("book.cover.nothing"));
                }
                pages.refuseCover(visit, book.ref(), form);
            }
        });
    }

    private void save(Visit visit, CatalogueRecord book, Facts facts) {
        Edits.Editor editor = new Edits.Editor(visit.viewer().accountId(), "");
        Edits.Outcome outcome = catalogue.edits().save(book.ref(), book.version(), facts, editor);
        visit.redirect(
                book.ref().path(),
                Message.of(outcome instanceof Edits.Saved ? "book.cover.added" : "book.history.revertClash"));
    }
}
