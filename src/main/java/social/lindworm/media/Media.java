package social.lindworm.media;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import social.lindworm.account.Avatars;
import social.lindworm.config.MediaConfig;
import social.lindworm.db.Database;
import social.lindworm.federation.fetch.Fetcher;
import social.lindworm.jobs.JobHandler;
import social.lindworm.jobs.Jobs;
import social.lindworm.jobs.RecurringJob;
import social.lindworm.media.image.ImageJudge;
import social.lindworm.media.image.ImageLimits;
import social.lindworm.media.image.ImageWorkshop;
import social.lindworm.storage.ObjectStore;

/// The feature put together.
public final class Media implements AutoCloseable {

    /// How long a request usually stays for what becomes of the picture that it brought.
    public static final Duration FOR_MAKING = Duration.ofSeconds(3);

    private final Needs needs;
    private final MediaConfig config;
    private final MediaLibrary library;
    private final ImageMaker maker;
    private final ImageFetcher fetcher;
    private final MediaUse use;

    /// What the feature is built upon.
    ///
    /// @param store where pictures are kept
    /// @param doorstep the same place for what a request brings: asks once and with little patience, and shows to
    /// nobody what it takes
    /// @param publication where pages may fetch pictures past this server at present
    public record Needs(
            Database database,
            ObjectStore store,
            ObjectStore doorstep,
            Supplier<Publication> publication,
            Fetcher fetcher,
            Jobs jobs,
            Clock clock) {}

    public Media(Needs needs, MediaConfig config) {
        this(needs, config, FOR_MAKING);
    }

    /// @param forMaking in place of [#FOR_MAKING]
    public Media(Needs needs, MediaConfig config, Duration forMaking) {
        this.needs = needs;
        this.config = config;
        ImageJudge judge = new ImageJudge(ImageLimits.of(config.longestImage(), config.mostPixels()));
        this.use = new MediaUse(needs.database(), needs.jobs(), needs.publication(), needs.clock());
        this.library = new MediaLibrary(needs, judge, use, forMaking);
        this.maker = new ImageMaker(
                needs.database(),
                needs.store(),
                new ImageMaker.Settings(
                        judge, new ImageWorkshop(config.workers()), config.thumbnails(), needs.publication()),
                needs.clock());
        this.fetcher = new ImageFetcher(needs.database(), needs.fetcher(), maker, config.longestImage(), needs.clock());
    }

    public MediaLibrary library() {
        return library;
    }

    /// For the account feature.
    public Avatars avatars() {
        return new LibraryAvatars(library);
    }

    /// For whoever takes their own pictures out.
    public GivenPictures givenPictures() {
        return new GivenPictures(needs.database(), needs.store());
    }

    /// For `generate_thumbnails`.
    public Thumbnails thumbnails() {
        return new Thumbnails(needs.database(), maker, library);
    }

    /// For `storage heal`.
    public Healing healing() {
        return new Healing(needs, maker, fetcher, library);
    }

    public List<JobHandler<?>> jobHandlers() {
        ImageRemover remover = new ImageRemover(needs.database(), needs.store());
        return List.of(maker, fetcher, remover, new ImageDropper(needs.database(), remover, library, needs.clock()));
    }

    /// @param references every column that keeps ids of pictures; what is in none of them is removed after a
    /// while
    public List<RecurringJob> recurringJobs(List<MediaReference> references) {
        MediaSweep.Rules rules =
                new MediaSweep.Rules(references, config.upkeep().grace());
        return List.of(
                new MediaSweep(needs.database(), needs.store(), library, rules, needs.clock()),
                new MediaResume(needs.database(), needs.jobs(), needs.clock()),
                new MediaExpiry(
                        needs.database(),
                        needs.jobs(),
                        needs.clock(),
                        config.upkeep().remote()));
    }

    /// From now on it is written down, every few minutes, which pictures are in use.
    public void start() {
        use.start();
    }

    /// Writes down now which pictures are in use; else that happens every few minutes.
    public void noteUse() {
        use.write();
    }

    @Override
    public void close() {
        use.close();
    }
}
