package social.lindworm.account.web;

import java.util.List;
import social.lindworm.account.LandingShelf;
import social.lindworm.site.Prose;
import social.lindworm.site.Site;
import social.lindworm.site.Sites;
import social.lindworm.web.Access;
import social.lindworm.web.Form;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.Visit;
import social.lindworm.web.view.BookTile;

/// The front door: what this place is, what stands on its shelves, how to come in.
public final class LandingPage implements Routes {

    private static final int IN_THE_FAN = 5;
    private static final int ON_THE_SHELF = 20;

    private final Sites sites;
    private final LandingShelf shelf;

    LandingPage(Sites sites, LandingShelf shelf) {
        this.sites = sites;
        this.shelf = shelf;
    }

    /// @param description as harmless HTML, empty if there is none
    /// @param closedText as harmless HTML
    /// @param requestText as harmless HTML
    /// @param fan the first few books, lying at the top
    public record View(
            Site site,
            String description,
            String closedText,
            String requestText,
            List<BookTile> fan,
            List<BookTile> books,
            Form form) {}

    @Override
    public void register(Router router) {
        router.get("/", Access.PUBLIC, this::show);
    }

    private void show(Visit visit) {
        Site site = sites.current();
        List<BookTile> books = shelf.recent(ON_THE_SHELF);
        visit.render(
                "account/landing.jte",
                new View(
                        site,
                        Prose.html(site.identity().description()),
                        Prose.html(site.registration().closedText()),
                        Prose.html(site.registration().inviteRequestText()),
                        books.size() >= IN_THE_FAN ? books.subList(0, IN_THE_FAN) : List.of(),
                        books,
                        Form.empty()));
    }
}
