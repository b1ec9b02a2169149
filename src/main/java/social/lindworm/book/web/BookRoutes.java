package social.lindworm.book.web;

import java.util.List;
import social.lindworm.book.Catalogue;
import social.lindworm.web.Access;
import social.lindworm.web.Permission;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;

/// Every address of the catalogue.
public final class BookRoutes implements Routes {

    private static final Access EDITORS = Access.may(Permission.EDIT_BOOK);

    private final Catalogue catalogue;

    public BookRoutes(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public void register(Router router) {
        reading(router);
        editing(router);
        for (String space : List.of("book", "author", "series")) {
            histories(router, space);
        }
    }

    private void reading(Router router) {
        BookPage book = new BookPage(catalogue.books(), catalogue.covers());
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

    private void editing(Router router) {
        EditRecordPage records = new EditRecordPage(catalogue);
        EditBookPage books = new EditBookPage(catalogue, records);
        router.get("/create-book", EDITORS, books::create);
        router.post("/create-book", EDITORS, books::saveNew);
        router.post("/create-book/data", EDITORS, books::createAnother);
        router.post("/create-book/confirm", EDITORS, books::saveNew);
        router.get("/book/{id}/edit", EDITORS, books::edit);
        router.post("/book/{id}/edit", EDITORS, books::saveEdit);
        router.post("/book/{id}/confirm", EDITORS, books::saveEdit);
        router.get("/author/{id}/edit", EDITORS, records::showAuthor);
        router.post("/author/{id}/edit", EDITORS, records::saveAuthor);
        router.get("/series/{id}/edit", EDITORS, records::showSeries);
        router.post("/series/{id}/edit", EDITORS, records::saveSeries);
        CoverPage covers = new CoverPage(catalogue);
        router.post("/upload-cover/{id}", EDITORS, covers::upload);
        router.post("/add-description/{id}", EDITORS, covers::describe);
    }

    private void histories(Router router, String space) {
        HistoryPage history = new HistoryPage(space, catalogue);
        router.get("/" + space + "/{id}/history", Access.PUBLIC, history::show);
        router.post("/" + space + "/{id}/revert", EDITORS, history::revert);
        MergePage merge = new MergePage(space, catalogue);
        router.get("/" + space + "/{id}/merge", EDITORS, merge::show);
        router.post("/" + space + "/{id}/merge", EDITORS, merge::merge);
        router.post("/" + space + "/{id}/unmerge", EDITORS, merge::undo);
    }
}
