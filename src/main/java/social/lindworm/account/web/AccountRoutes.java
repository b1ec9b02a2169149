package social.lindworm.account.web;

import java.util.List;
import social.lindworm.account.Avatars;
import social.lindworm.account.LandingShelf;
import social.lindworm.account.People;
import social.lindworm.site.Sites;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;

/// Every page of this feature.
public final class AccountRoutes implements Routes {

    private final List<Routes> pages;

    /// What the pages show of other parts.
    ///
    /// @param uploadLimit bytes one request may carry
    public record Surroundings(
            Sites sites, LandingShelf shelf, Avatars avatars, SetupPage.Facts facts, long uploadLimit) {}

    public AccountRoutes(People people, Surroundings around) {
        pages = List.of(
                new LandingPage(around.sites(), around.shelf()),
                new SignInPage(people.signIns(), people.sessions(), people.demands()),
                new RegisterPage(around.sites(), people.registrations(), people.invites(), people.sessions()),
                new ConfirmPage(people.confirmations()),
                new ResetPage(people.passwordChanges()),
                new SetupPage(people.founding(), around.sites(), people.sessions(), around.facts()),
                new ProfilePage(people.accounts(), around.avatars()),
                new EditProfilePage(people.profiles(), people.accounts(), around.avatars(), around.uploadLimit()),
                new PasswordPage(
                        people.passwordChanges(), people.confirmations(), people.accounts(), people.sessions()),
                new SecurityPage(people.sessions(), people.secondFactors()),
                new SecondFactorPage(people.secondFactors(), people.passwordChanges()),
                new DemandPages(people.demands(), people.passwordChanges(), people.sessions()),
                new LeavePage(people.departures(), people.passwordChanges()));
    }

    @Override
    public void register(Router router) {
        pages.forEach(page -> page.register(router));
    }
}
