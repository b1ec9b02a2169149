package social.lindworm.web.style;

import java.util.List;
import java.util.Map;
import social.lindworm.common.Message;
import social.lindworm.web.Form;
import social.lindworm.web.view.BookTile;
import social.lindworm.web.view.Change;
import social.lindworm.web.view.Choice;
import social.lindworm.web.view.CoverView;
import social.lindworm.web.view.Link;
import social.lindworm.web.view.MenuSection;
import social.lindworm.web.view.Pages;
import social.lindworm.web.view.Stars;

/// Samples of what the components take.
public record StyleView(
        Form clean,
        Form wrong,
        List<BookTile> books,
        List<Choice> languages,
        List<Choice> ways,
        List<Link> tabs,
        List<Link> crumbs,
        List<MenuSection> menu,
        Pages pages,
        List<Stars> stars,
        List<Change> changes,
        List<String> colours) {

    static StyleView sample() {
        return new StyleView(
                cleanForm(),
                wrongForm(),
                StyleBooks.sample(),
                List.of(Choice.of("en", "English"), Choice.of("pt-BR", "Português (Brasil)")),
                List.of(
                        new Choice("open", "Open to all", "Anybody with an e-mail address may join."),
                        new Choice("invite", "By invitation", "People join with a link that a member gives them."),
                        new Choice("closed", "Closed", "Nobody new for now.")),
                List.of(
                        new Link("/style", "Reviews", true),
                        Link.to("/style?tab=comments", "Comments"),
                        Link.to("/style?tab=quotes", "Quotations")),
                List.of(
                        Link.to("/style?at=authors", "Ursula K. Le Guin"),
                        Link.to("/style?at=series", "Earthsea"),
                        new Link("/style", "A Wizard of Earthsea", true)),
                sideMenu(),
                new Pages(6, 42, "/style?q=sea"),
                List.of(new Stars(4.2, 1284), Stars.of(3.5), new Stars(5, 1), new Stars(0, 0)),
                edits(),
                List.of(
                        "paper",
                        "paper-raised",
                        "paper-sunk",
                        "ink",
                        "ink-soft",
                        "rule",
                        "edge",
                        "accent",
                        "accent-deep",
                        "tint",
                        "gilt",
                        "gilt-soft",
                        "danger",
                        "danger-tint",
                        "warn",
                        "warn-tint"));
    }

    public CoverView wizard() {
        return books.getFirst().cover();
    }

    private static Form cleanForm() {
        return Form.of(Map.of(
                "name", List.of("Ged of Gont"),
                "about", List.of("Goatherd, wizard, reader.\nMostly of runes."),
                "language", List.of("en"),
                "way", List.of("invite"),
                "remember", List.of("true")));
    }

    private static Form wrongForm() {
        Form form = Form.of(Map.of("badEmail", List.of("ged at roke"), "badAbout", List.of("")));
        form.error("badEmail", Message.of("web.form.required"));
        form.error("badAbout", Message.of("web.form.tooLong", 500));
        form.error("badLanguage", Message.of("web.form.required"));
        form.error("badWay", Message.of("web.form.required"));
        form.error("badRemember", Message.of("web.form.required"));
        form.error("badCover", Message.of("web.error.tooLarge"));
        return form;
    }

    private static List<MenuSection> sideMenu() {
        return List.of(
                new MenuSection(
                        "You",
                        List.of(
                                new Link("/style/settings", "Profile", true),
                                Link.to("/style?menu=password", "Password"),
                                Link.to("/style?menu=sessions", "Where you are signed in"))),
                new MenuSection(
                        "Your account",
                        List.of(Link.to("/style?menu=2fa", "Second factor"), Link.to("/style?menu=leave", "Leave"))));
    }

    private static List<Change> edits() {
        return List.of(
                new Change("Title", "The Wizard of Earthsea", "A Wizard of Earthsea"),
                new Change("First published", "", "1968"),
                new Change("Publishers", "Parnassus Press, Ace Books", "Parnassus Press"),
                new Change(
                        "Description",
                        "Ged, the greatest sorcerer in Earthsea, was called Sparrowhawk in his youth.",
                        "Ged, the greatest sorcerer in all Earthsea, was called Sparrowhawk in his reckless youth."));
    }
}
