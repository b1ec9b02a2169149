package social.lindworm.search.web;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import social.lindworm.account.Accounts;
import social.lindworm.account.Avatars;
import social.lindworm.book.Books;
import social.lindworm.search.Results;
import social.lindworm.search.Search;
import social.lindworm.web.Access;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.view.Picture;

/// The search's addresses; all of them are for everybody.
public final class SearchRoutes implements Routes {

    private final SearchPage page;
    private final SearchResource resource;
    private final PeoplePage people;

    /// @param pictures covers by their ids, as far as they are ready; asked once per page
    public SearchRoutes(
            Search search,
            Results results,
            Books books,
            Function<Collection<Long>, Map<Long, Picture>> pictures,
            Accounts accounts,
            Avatars avatars) {
        BookFinder finder = new BookFinder(books);
        Rows rows = new Rows(pictures);
        this.page = new SearchPage(search, results, finder, rows);
        this.resource = new SearchResource(search, results, finder, rows);
        this.people = new PeoplePage(accounts, avatars);
    }

    @Override
    public void register(Router router) {
        router.get("/search", Access.PUBLIC, visit -> {
            if (visit.query("type").filter(SearchTabs.PEOPLE::equals).isPresent() && !visit.wantsFragment()) {
                people.show(visit);
            } else {
                page.show(visit);
            }
        });
        router.get("/search.json", Access.PUBLIC, resource::search);
        router.get("/isbn/{isbn}", Access.PUBLIC, visit -> {
            if (visit.path("isbn").endsWith(".json")) {
                resource.isbn(visit);
            } else {
                page.isbn(visit);
            }
        });
        router.get("/opensearch.xml", Access.PUBLIC, OpenSearch::describe);
    }
}
