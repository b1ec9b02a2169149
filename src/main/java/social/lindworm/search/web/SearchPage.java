package social.lindworm.search.web;

import java.util.List;
import java.util.Optional;
import social.lindworm.book.Isbn;
import social.lindworm.book.RecordRef;
import social.lindworm.search.Found;
import social.lindworm.search.Kind;
import social.lindworm.search.Question;
import social.lindworm.search.Results;
import social.lindworm.search.Search;
import social.lindworm.web.Frame;
import social.lindworm.web.Permission;
import social.lindworm.web.Visit;
import social.lindworm.web.view.Pages;

/// The page of results, and the list below the search box while somebody types.
final class SearchPage {

    private static final int PER_PAGE = 15;
    private static final int SUGGESTIONS = 7;
    private static final String SUGGEST = "suggest";

    private final Search search;
    private final Results results;
    private final BookFinder finder;
    private final Rows rows;

    SearchPage(Search search, Results results, BookFinder finder, Rows rows) {
        this.search = search;
        this.results = results;
        this.finder = finder;
        this.rows = rows;
    }

    void show(Visit visit) {
        String query = visit.query("q").orElse("");
        Kind kind = visit.query("type").map(SearchPage::kind).orElse(Kind.BOOK);
        if (visit.fragment().filter(SUGGEST::equals).isPresent()) {
            suggest(visit, query);
            return;
        }
        Optional<Isbn> isbn = kind == Kind.BOOK ? BookFinder.isbn(query) : Optional.empty();
        Optional<RecordRef> edition = isbn.flatMap(finder::edition);
        if (edition.isPresent()) {
            visit.redirect(edition.get().path());
            return;
        }
        visit.render("search/search.jte", view(visit, kind, query));
    }

    /// An ISBN that nobody has is a page of its own with the way to add it, and 404 for machines.
    void isbn(Visit visit) {
        String typed = visit.path("isbn");
        Optional<RecordRef> edition = BookFinder.isbn(typed).flatMap(finder::edition);
        if (edition.isPresent()) {
            visit.redirect(edition.get().path());
        } else {
            visit.render(404, "search/search.jte", view(visit, Kind.BOOK, typed));
        }
    }

    private void suggest(Visit visit, String query) {
        Optional<RecordRef> edition = BookFinder.isbn(query).flatMap(finder::edition);
        List<Results.Book> books = edition.isPresent()
                ? results.edition(edition.get().id())
                : results.books(search.find(new Question(Kind.BOOK, query, true, 0, SUGGESTIONS))
                        .hits());
        visit.render("search/suggest.jte", new SuggestView(rows.books(visit.frame(), books)));
    }

    private SearchView view(Visit visit, Kind kind, String query) {
        Frame frame = visit.frame();
        int page = visit.page();
        Found found = query.isEmpty()
                ? Found.NOTHING
                : search.find(new Question(kind, query, false, (page - 1) * PER_PAGE, PER_PAGE));
        boolean books = kind == Kind.BOOK;
        return new SearchView(
                query,
                SearchTabs.of(frame, type(kind), query),
                summary(frame, kind, found),
                hint(frame, found),
                books ? rows.books(frame, results.books(found.hits())) : List.of(),
                books ? List.of() : Rows.names(frame, kind, results.named(kind, found.hits())),
                Pages.of(page, Math.min(found.total(), Question.DEEPEST), PER_PAGE, frame.path()),
                visit.viewer().may(Permission.EDIT_BOOK));
    }

    private static Kind kind(String type) {
        return switch (type) {
            case SearchTabs.AUTHORS -> Kind.AUTHOR;
            case SearchTabs.SERIES -> Kind.SERIES;
            default -> Kind.BOOK;
        };
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case BOOK -> SearchTabs.BOOKS;
            case AUTHOR -> SearchTabs.AUTHORS;
            case SERIES -> SearchTabs.SERIES;
        };
    }

    private static String summary(Frame frame, Kind kind, Found found) {
        long total = Math.min(found.total(), Question.DEEPEST);
        if (found.more()) {
            return frame.text("search.more", total);
        }
        return switch (kind) {
            case BOOK -> frame.text("search.count.books", total);
            case AUTHOR -> frame.text("search.count.authors", total);
            case SERIES -> frame.text("search.count.series", total);
        };
    }

    private static String hint(Frame frame, Found found) {
        return switch (found.closeness()) {
            case IDENTIFIER, WORDS -> "";
            case SIMILAR -> frame.text("search.hint.similar");
            case PARTIAL -> frame.text("search.hint.partial");
        };
    }
}
