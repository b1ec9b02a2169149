package social.lindworm.admin.web;

import java.time.Clock;
import java.util.List;
import social.lindworm.account.People;
import social.lindworm.admin.Administration;
import social.lindworm.admin.StorageCare;
import social.lindworm.media.MediaLibrary;
import social.lindworm.search.Connectors;
import social.lindworm.site.Sites;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;

/// Every page of this feature.
public final class AdminRoutes implements Routes {

    private final List<Routes> pages;

    /// What the pages show of other parts.
    public record Surroundings(
            Sites sites,
            People people,
            MediaLibrary pictures,
            StorageCare storage,
            InstanceFacts facts,
            Connectors connectors,
            Clock clock) {}

    public AdminRoutes(Administration administration, Surroundings around) {
        pages = List.of(
                new DashboardPage(
                        administration, around.sites(), around.storage().alarms(), around.facts(), around.clock()),
                new UsersPage(around.people().accounts(), around.pictures()),
                new UserPage(around.people().accounts(), administration.people(), around.pictures()),
                new InvitesPage(
                        around.people().invites(),
                        administration.invites(),
                        around.people().accounts(),
                        around.sites(),
                        around.clock()),
                new RequestsPage(around.people().invites(), administration.invites(), around.sites()),
                new DemandsPage(administration.people()),
                new SiteSettingsPage(
                        around.sites(),
                        administration.site(),
                        around.pictures(),
                        around.facts().uploadLimit()),
                new RegistrationPage(
                        around.sites(),
                        administration.site(),
                        around.facts().mail().isPresent()),
                new ConnectorPage(
                        around.connectors(), administration.connectors(around.connectors()), around.pictures()),
                new JobsPage(administration.failures(), administration.jobs()),
                new StoragePage(around.storage(), around.clock()),
                new LogPage(administration.log(), around.people().accounts()));
    }

    @Override
    public void register(Router router) {
        pages.forEach(page -> page.register(router));
    }
}
