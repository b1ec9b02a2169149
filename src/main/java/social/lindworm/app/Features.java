package social.lindworm.app;

import java.util.List;
import java.util.Optional;
import social.lindworm.federation.fetch.FetchConfig;
import social.lindworm.federation.fetch.Fetcher;
import social.lindworm.jobs.JobHandler;
import social.lindworm.jobs.RecurringJob;
import social.lindworm.media.Media;
import social.lindworm.media.MediaReference;
import social.lindworm.media.web.ImageRoutes;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.local.LocalStore;
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

    /// Every column that keeps ids of pictures.
    private static final List<MediaReference> PICTURES_USED = List.of(
            new MediaReference("site", "logo_media"),
            new MediaReference("account", "avatar_media"),
            new MediaReference("book", "cover_id"));

    private final Instance instance;
    private final Assets assets = Assets.load("/static/");
    private final Surroundings surroundings;
    private final ObjectStore store;
    private final Fetcher fetcher;
    private final Media media;

    public Features(Instance instance) {
        this.instance = instance;
        SiteIdentity site = new SiteIdentity("Lindworm", "", Optional.empty(), Optional.empty(), false);
        this.surroundings =
                new Surroundings(instance.config().web().origin(), Messages.load(), assets::url, () -> site);
        this.store = new LocalStore(instance.config().media().root(), instance.clock());
        this.fetcher = new Fetcher(
                FetchConfig.of("Lindworm (+" + instance.config().web().origin() + "/)"));
        this.media = new Media(
                new Media.Needs(instance.database(), store, fetcher, instance.jobs(), instance.clock()),
                instance.config().media());
    }

    /// The pictures of books, people and the instance.
    public Media media() {
        return media;
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
        return List.of(
                new HealthRoutes(instance.database()),
                new InstanceFiles(assets),
                new StylePage(),
                new ImageRoutes(store));
    }

    List<JobHandler<?>> jobHandlers() {
        return media.jobHandlers();
    }

    List<RecurringJob> recurringJobs() {
        return media.recurringJobs(PICTURES_USED);
    }

    /// Opens what a server needs and a command does not, such as the search index.
    void start() {}

    @Override
    public void close() {
        fetcher.close();
        store.close();
    }
}
