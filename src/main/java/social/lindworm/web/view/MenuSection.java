package social.lindworm.web.view;

import java.util.List;

/// A group of links in a side menu.
///
/// @param title may be empty
public record MenuSection(String title, List<Link> links) {

    public MenuSection {
        links = List.copyOf(links);
    }
}
