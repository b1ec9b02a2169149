package social.lindworm.site.web;

import social.lindworm.common.Message;
import social.lindworm.site.Prose;
import social.lindworm.site.Site;
import social.lindworm.site.Sites;
import social.lindworm.web.Access;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.Visit;

/// What the people who run the instance say about it: what it is, how to behave, what is kept of whom.
public final class AboutPage implements Routes {

    private final Sites sites;

    public AboutPage(Sites sites) {
        this.sites = sites;
    }

    /// @param lead a sentence below the title, empty without one
    /// @param text as harmless HTML, empty while nothing is written
    /// @param conduct whether there is a code of conduct to lead to
    /// @param privacy whether there is a privacy policy to lead to
    public record View(Message title, String lead, String text, boolean conduct, boolean privacy) {}

    @Override
    public void register(Router router) {
        router.get("/about", Access.PUBLIC, this::about);
        router.get(
                "/conduct",
                Access.PUBLIC,
                visit -> show(
                        visit,
                        Message.of("site.conduct.title"),
                        "",
                        sites.current().texts().codeOfConduct()));
        router.get(
                "/privacy",
                Access.PUBLIC,
                visit -> show(
                        visit,
                        Message.of("site.privacy.title"),
                        "",
                        sites.current().texts().privacyPolicy()));
    }

    private void about(Visit visit) {
        Site.Identity identity = sites.current().identity();
        show(
                visit,
                Message.of("site.about.title", identity.name()),
                identity.shortDescription(),
                identity.description());
    }

    private void show(Visit visit, Message title, String lead, String markdown) {
        Site.Texts texts = sites.current().texts();
        boolean conduct = !texts.codeOfConduct().isBlank();
        boolean privacy = !texts.privacyPolicy().isBlank();
        visit.render("site/about.jte", new View(title, lead, Prose.html(markdown), conduct, privacy));
    }
}
