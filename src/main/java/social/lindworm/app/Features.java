package social.lindworm.app;

import java.util.List;
import java.util.Optional;
import social.lindworm.jobs.JobHandler;
import social.lindworm.jobs.RecurringJob;
import social.lindworm.web.Messages;
import social.lindworm.web.Routes;
import social.lindworm.web.SiteIdentity;
import social.lindworm.web.Surroundings;
import social.lindworm.web.ViewerSource;
import social.lindworm.web.assets.Assets;
import social.lindworm.web.assets.InstanceFiles;
import social.lindworm.web.style.StylePage;

/// Every feature of an instance, built in the order in which they may know each other. Building starts nothing.
public final class Features implements AutoCloseable {

    private final Instance instance;
    private final Assets assets = Assets.load("/static/");
    private final Surroundings surroundings;

    public Features(Instance instance) {
        this.instance = instance;
        SiteIdentity site = new SiteIdentity("Lindworm", "", Optional.empty(), Optional.empty(), false);
        this.surroundings =
                new Surroundings(instance.config().web().origin(), Messages.load(), assets::url, () -> site);
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /// The static files, also for `collectstatic`.
    public Assets assets() {
        return assets;
    }

    ViewerSource viewers() {
        return (token, locale) -> Optional.empty();
    }

    List<Routes> routes() {
        return List.of(new HealthRoutes(instance.database()), new InstanceFiles(assets), new StylePage());
    }

    List<JobHandler<?>> jobHandlers() {
        return List.of();
    }

    List<RecurringJob> recurringJobs() {
        return List.of();
    }

    /// Opens what a server needs and a command does not, such as the search index.
    void start() {}

    @Override
    public void close() {}
}
