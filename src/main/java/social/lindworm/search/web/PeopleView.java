package social.lindworm.search.web;

import java.util.List;
import java.util.Optional;
import social.lindworm.account.Person;
import social.lindworm.web.view.Link;
import social.lindworm.web.view.Pages;

/// What the tab of people shows.
///
/// @param query as it was typed, empty before the first search
/// @param summary how many there are
public record PeopleView(String query, List<Link> tabs, String summary, List<Row> people, Pages pages) {

    /// Somebody.
    public record Row(Person person, Optional<String> avatar) {}

    public PeopleView {
        tabs = List.copyOf(tabs);
        people = List.copyOf(people);
    }
}
