package social.lindworm.search.web;

import java.util.Optional;
import social.lindworm.account.Accounts;
import social.lindworm.account.Avatars;
import social.lindworm.account.PeopleFound;
import social.lindworm.account.Person;
import social.lindworm.search.Question;
import social.lindworm.web.Frame;
import social.lindworm.web.Visit;
import social.lindworm.web.view.Pages;

/// People among the results: those whose pages everybody may see.
final class PeoplePage {

    private static final int PER_PAGE = 15;
    private static final int AVATAR_PIXELS = 120;

    private final Accounts accounts;
    private final Avatars avatars;

    PeoplePage(Accounts accounts, Avatars avatars) {
        this.accounts = accounts;
        this.avatars = avatars;
    }

    void show(Visit visit) {
        Frame frame = visit.frame();
        String query = visit.query("q").orElse("");
        int page = visit.page();
        int offset = Math.min((page - 1) * PER_PAGE, Question.DEEPEST);
        PeopleFound found = accounts.search(query, offset, PER_PAGE);
        visit.render(
                "search/people.jte",
                new PeopleView(
                        query,
                        SearchTabs.of(frame, SearchTabs.PEOPLE, query),
                        frame.text("search.count.people", found.total()),
                        found.people().stream().map(this::row).toList(),
                        Pages.of(page, Math.min(found.total(), Question.DEEPEST), PER_PAGE, frame.path())));
    }

    private PeopleView.Row row(Person person) {
        Optional<String> avatar = person.avatar().flatMap(media -> avatars.url(media, AVATAR_PIXELS));
        return new PeopleView.Row(person, avatar);
    }
}
