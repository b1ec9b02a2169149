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
    // Whole rows, in sixes on a wide screen and in threes on a phone.
    private static final int IN_A_ROW = 6;
    private static final int ON_THE_SHELF = 3 * IN_A_ROW;

    private final Sites sites;
    private final LandingShelf shelf;

    LandingPage(Sites sites, LandingShelf shelf) {
        this.sites = sites;
        this.shelf = shelf;
    }

    /// @param description as harmless HTML, empty if there is none
    /// @param closedText as harmless HTML
    /// @param requestText as harmless HTML
    /// @param fan the newest few books, lying at the top
    /// @param books those that follow, or all while they are few
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
        List<BookTile> books = shelf.recent(IN_THE_FAN + ON_THE_SHELF);
        boolean fans = books.size() >= IN_THE_FAN;
        // A handful would leave the shelf bare: then they stand there too.
        boolean fills = books.size() >= IN_THE_FAN + IN_A_ROW;
        visit.render(
                "account/landing.jte",
                new View(
                        site,
                        Prose.html(site.identity().description()),
                        Prose.html(site.registration().closedText()),
                        Prose.html(site.registration().inviteRequestText()),
                        fans ? books.subList(0, IN_THE_FAN) : List.of(),
                        fills ? books.subList(IN_THE_FAN, books.size()) : books,
                        Form.empty()));
    }
}
