package social.lindworm.media;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import social.lindworm.config.MediaConfig;
import social.lindworm.db.Database;
import social.lindworm.db.Engine;
import social.lindworm.db.TestDatabase;
import social.lindworm.federation.fetch.FetchConfig;
import social.lindworm.federation.fetch.Fetcher;
import social.lindworm.jobs.JobHandler;
import social.lindworm.jobs.Jobs;
import social.lindworm.jobs.ManualJobs;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.memory.MemoryStore;
import social.lindworm.storage.migrate.FallbackStore;
import social.lindworm.storage.migrate.RoutedStore;
import social.lindworm.storage.wrapper.AwayStore;
import social.lindworm.storage.wrapper.SwitchedStore;

/// The feature over a fresh database and a store in memory, with a clock to turn and a web server to fetch from.
final class MediaFixture implements AutoCloseable {

    static final long MIB = 1024 * 1024;

    final TurningClock clock = new TurningClock();
    final Database database;
    final MemoryStore store;

    /// Where fetched pictures are while [#publication] says so.
    final MemoryStore cache;

    Publication publication = Publication.NONE;
    final Media media;
    final MediaLibrary library;
    private final Fetcher fetcher = new Fetcher(FetchConfig.of("test").allowingLoopback());
    private final ManualJobs jobs;
    private final SwitchedStore pictures;
    private final Runnable become;

    MediaFixture(Engine engine) {
        this(engine, true, Long.MAX_VALUE);
    }

    MediaFixture(Engine engine, boolean copies, long capacity) {
        this(engine, new MediaConfig(Path.of("unused"), 2 * MIB, 5_000_000, copies, List.of(), 1), capacity);
    }

    /// Where pictures that can be fetched again are kept only for a while.
    static MediaFixture keepingRemote(Engine engine, Duration kept) {
        MediaConfig.Upkeep upkeep = new MediaConfig.Upkeep(Duration.ofDays(7), OptionalLong.empty(), Optional.of(kept));
        MediaConfig config = new MediaConfig(Path.of("unused"), 2 * MIB, 5_000_000, true, List.of(), 1, upkeep);
        return new MediaFixture(engine, config, Long.MAX_VALUE);
    }

    private MediaFixture(Engine engine, MediaConfig config, long capacity) {
        database = TestDatabase.fresh(engine);
        store = new MemoryStore(clock, capacity);
        cache = new MemoryStore(clock);
        ObjectStore apart = new RoutedStore("cached/", new FallbackStore(new OneCallStore(cache), store), store);
        pictures = new SwitchedStore(store);
        media = new Media(
                new Media.Needs(database, pictures, store, () -> publication, fetcher, new Jobs(clock), clock), config);
        become = () -> pictures.become(publication.cached().isPresent() ? apart : store);
        library = media.library();
        jobs = ManualJobs.over(database, media.jobHandlers().toArray(JobHandler<?>[]::new));
    }

    /// The library of another process that links pictures there.
    MediaLibrary published(Publication publication) {
        MediaConfig config = new MediaConfig(Path.of("unused"), 2 * MIB, 5_000_000, true, List.of(), 1);
        return new Media(
                        new Media.Needs(database, store, store, () -> publication, fetcher, new Jobs(clock), clock),
                        config)
                .library();
    }

    /// From now on fetched pictures go into a store of that name, or among all others.
    void cacheIn(Optional<String> name) {
        publication = name.map(place -> Publication.NONE.caching(
                        place, Optional.of(URI.create("https://" + place + ".example/images"))))
                .orElse(Publication.NONE);
        become.run();
    }

    /// From now on jobs get no answer from any store; uploads are still taken.
    void storesGoAway() {
        pictures.become(new AwayStore());
    }

    void storesComeBack() {
        become.run();
    }

    void runJobs() {
        jobs.runDue();
    }

    void runJobsLater(Duration time) {
        jobs.later(time);
    }

    void sweep() throws Exception {
        List<MediaReference> references = List.of(
                new MediaReference("account", "avatar_media"),
                new MediaReference("site", "logo_media"),
                new MediaReference("book", "cover_id"));
        media.recurringJobs(references).getFirst().run();
        runJobs();
    }

    MediaId kept(MediaKind kind, byte[] file) {
        return id(library.keep(kind, Content.of(file), 7));
    }

    static MediaId id(Keeping keeping) {
        return switch (keeping) {
            case Keeping.Kept(MediaId id) -> id;
            case Keeping.Refused(var why) -> throw new AssertionError(why);
        };
    }

    List<String> keys() {
        return keys(store);
    }

    static List<String> keys(ObjectStore store) {
        return store.list(KeyRange.ALL).map(info -> info.key().text()).toList();
    }

    /// A cover that was named by this address, when it has come.
    MediaId fetched(String address) {
        MediaId id = id(library.keep(MediaKind.COVER, address, 7));
        runJobs();
        return id;
    }

    @Override
    public void close() {
        media.close();
        fetcher.close();
        database.close();
    }

    /// Goes only when it is turned. Begins in the past, so that jobs are due by the real clock of the scheduler.
    static final class TurningClock extends Clock {

        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void turn(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
