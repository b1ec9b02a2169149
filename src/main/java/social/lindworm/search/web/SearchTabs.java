package social.lindworm.search.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import social.lindworm.web.Frame;
import social.lindworm.web.view.Link;

/// The kinds of results, as the address names them.
final class SearchTabs {

    static final String BOOKS = "book";
    static final String AUTHORS = "author";
    static final String SERIES = "series";
    static final String PEOPLE = "user";

    private SearchTabs() {}

    static List<Link> of(Frame frame, String current, String query) {
        String path = "/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        return List.of(
                new Link(path, frame.text("search.tab.books"), current.equals(BOOKS)),
                new Link(path + "&type=author", frame.text("search.tab.authors"), current.equals(AUTHORS)),
                new Link(path + "&type=series", frame.text("search.tab.series"), current.equals(SERIES)),
                new Link(path + "&type=user", frame.text("search.tab.people"), current.equals(PEOPLE)));
    }
}
