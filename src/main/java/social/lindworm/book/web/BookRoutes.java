package social.lindworm.book.web;

import java.util.List;
import social.lindworm.book.Catalogue;
import social.lindworm.web.Access;
import social.lindworm.web.Permission;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.VisitHandler;

/// Every address of the catalogue.
public final class BookRoutes implements Routes {

    private static final Access EDITORS = Access.may(Permission.EDIT_BOOK);

    private final Catalogue catalogue;
    private final Runnable changed;

    /// @param changed told after each form that may have changed the catalogue
    public BookRoutes(Catalogue catalogue, Runnable changed) {
        this.catalogue = catalogue;
        this.changed = changed;
    }

    @Override
    public void register(Router router) {
        BookPage book = new BookPage(catalogue.books(), catalogue.covers());
        reading(router, book);
        editing(router, book);
        for (String space : List.of("book", "author", "series")) {
            histories(router, space);
        }
    }

    private void reading(Router router, BookPage book) {
        router.get("/book/{id}", Access.PUBLIC, book::show);
        router.get("/book/{id}/s/{slug}", Access.PUBLIC, book::showNamed);
        router.get("/book/{id}/editions", Access.PUBLIC, new EditionsPage(catalogue.books(), catalogue.covers())::show);
        AuthorPage author = new AuthorPage(catalogue.books(), catalogue.covers());
        router.get("/author/{id}", Access.PUBLIC, author::show);
        router.get("/author/{id}/s/{slug}", Access.PUBLIC, author::showNamed);
        SeriesPage series = new SeriesPage(catalogue.books(), catalogue.covers());
        router.get("/series/{id}", Access.PUBLIC, series::show);
        router.get("/series/{id}/s/{slug}", Access.PUBLIC, series::showNamed);
    }

    private void editing(Router router, BookPage book) {
        EditRecordPage records = new EditRecordPage(catalogue);
        EditBookPage books = new EditBookPage(catalogue, records);
        router.get("/create-book", EDITORS, books::create);
        post(router, "/create-book", books::saveNew);
        post(router, "/create-book/data", books::createAnother);
        post(router, "/create-book/confirm", books::saveNew);
        router.get("/book/{id}/edit", EDITORS, books::edit);
        post(router, "/book/{id}/edit", books::saveEdit);
        post(router, "/book/{id}/confirm", books::saveEdit);
        router.get("/author/{id}/edit", EDITORS, records::showAuthor);
        post(router, "/author/{id}/edit", records::saveAuthor);
        router.get("/series/{id}/edit", EDITORS, records::showSeries);
        post(router, "/series/{id}/edit", records::saveSeries);
        post(router, "/upload-cover/{id}", Access.SIGNED_IN, new CoverPage(catalogue, book)::upload);
    }

    private void histories(Router router, String space) {
        HistoryPage history = new HistoryPage(space, catalogue);
        router.get("/" + space + "/{id}/history", Access.PUBLIC, history::show);
        post(router, "/" + space + "/{id}/revert", history::revert);
        MergePage merge = new MergePage(space, catalogue);
        router.get("/" + space + "/{id}/merge", EDITORS, merge::show);
        post(router, "/" + space + "/{id}/merge", merge::merge);
        post(router, "/" + space + "/{id}/unmerge", merge::undo);
    }

    private void post(Router router, String path, VisitHandler handler) {
        post(router, path, EDITORS, handler);
    }

    private void post(Router router, String path, Access access, VisitHandler handler) {
        router.post(path, access, visit -> {
            handler.handle(visit);
            changed.run();
        });
    }
}
