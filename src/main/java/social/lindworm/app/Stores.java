package social.lindworm.app;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.lindworm.config.Config;
import social.lindworm.config.StorageConfig;
import social.lindworm.config.StorageSettings;
import social.lindworm.media.Move;
import social.lindworm.media.Publication;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.wrapper.SwitchedStore;

/// The places of an instance's files, which change while it runs when its pictures move. Thread-safe.
public final class Stores implements AutoCloseable {

    /// Somebody waits for the page.
    private static final Duration CONNECTING = Duration.ofSeconds(2);

    private static final Duration ANSWERING = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Stores.class);

    private final Config config;
    private final Clock clock;
    private final Instant opened;
    private final MoveWatch watch;
    private final SwitchedStore media;
    private final SwitchedStore doorstep;
    private final AwayWatch leadingWatch;
    private final Optional<StaticPlace.Bucket> statics;
    private volatile StoreWiring.Pictures now;
    private volatile Publication publication;

    /// Of a server, which watches for moves once it is started; a command sees what is so at its beginning.
    static Stores of(Instance instance) {
        return new Stores(instance);
    }

    private Stores(Instance instance) {
        this.config = instance.config();
        this.clock = instance.clock();
        this.opened = instance.opened();
        this.watch = new MoveWatch(instance.moves(), this::take);
        watch.now()
                .filter(last -> Ends.isLeft(config, last))
                .ifPresent(last -> LOG.atInfo()
                        .addKeyValue("left", Ends.shown(last.following()))
                        .addKeyValue("to", Ends.shown(last.leading()))
                        .log("the settings name the place that the last move of pictures left; they count"));
        this.now = pictures(config, opened, watch.now());
        this.doorstep = new SwitchedStore(doorstep(now.leading(), clock));
        this.leadingWatch = new AwayWatch(doorstep);
        this.media = new SwitchedStore(StoreWiring.media(now, config, clock, leadingWatch::isAway));
        this.publication = publication(now.leading(), config.storage());
        this.statics = config.storage()
                .linkedStatics()
                .map(place -> new StaticPlace.Bucket(
                        StoreWiring.open(place, clock), place.publicAddress().orElseThrow()));
    }

    /// Where pictures are now, for a command that does its work and ends.
    public static ObjectStore media(Instance instance) {
        return StoreWiring.media(now(instance), instance.config(), instance.clock(), () -> false);
    }

    /// Where the settings say that pictures are, for a home whose pictures nobody moves.
    public static ObjectStore media(Config config, Clock clock) {
        return StoreWiring.media(named(config), config, clock, () -> false);
    }

    /// All places that pictures of the instance are in.
    public static List<StorageConfig> pictures(Instance instance) {
        return Stream.concat(
                        Stream.of(leading(instance)),
                        instance.config().storage().remote().map(StorageConfig::images).stream())
                .toList();
    }

    /// How the ledger names the places that are in use: that of [#leading], and that of cached pictures alone.
    public static Set<String> names(Instance instance) {
        return Stream.concat(
                        Stream.of(leading(instance).place()),
                        instance.config().storage().remote().stream()
                                .map(own -> Publication.cachedIn(own.images().place())))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The place that decides what pictures there are, save those of a store for cached pictures alone.
    public static StorageConfig leading(Instance instance) {
        return now(instance).leading();
    }

    private static StoreWiring.Pictures now(Instance instance) {
        return pictures(instance.config(), instance.opened(), instance.moves().latest());
    }

    /// Which stores the settings name, and a move says that this process has lived through.
    private static StoreWiring.Pictures pictures(Config config, Instant opened, Optional<Move> move) {
        StoreWiring.Pictures named = named(config);
        if (move.isEmpty()) {
            return named;
        }
        return move.get().phase().isOver()
                ? new StoreWiring.Pictures(Ends.after(config, move.get(), opened), named.following())
                : Ends.of(config, move.get()).pictures();
    }

    private static StoreWiring.Pictures named(Config config) {
        return new StoreWiring.Pictures(
                config.storage().active().images(), config.storage().mirror().map(StorageConfig::images));
    }

    private void take(Optional<Move> move) {
        StoreWiring.Pictures pictures = move.map(this::following).orElseGet(() -> pictures(config, opened, move));
        media.become(StoreWiring.media(pictures, config, clock, leadingWatch::isAway));
        doorstep.become(doorstep(pictures.leading(), clock));
        publication = publication(pictures.leading(), config.storage());
        now = pictures;
    }

    /// A server goes where the move leads, whatever its settings, which may be older than the move, say.
    private StoreWiring.Pictures following(Move move) {
        if (!move.phase().isOver()) {
            return Ends.whatever(config, move).pictures();
        }
        String place = move.leading().place();
        boolean isThere = now.leading().place().equals(place)
                && !config.storage().active().images().place().equals(place);
        Optional<StorageConfig> mirror = config.storage()
                .mirror()
                .map(StorageConfig::images)
                .filter(second -> !second.place().equals(place));
        return isThere ? new StoreWiring.Pictures(now.leading(), mirror) : pictures(config, opened, Optional.of(move));
    }

    private static Publication publication(StorageConfig place, StorageSettings settings) {
        Publication all = new Publication(place.place(), settings.linkedAt(place));
        return settings.remote()
                .map(StorageConfig::images)
                .map(own -> all.caching(own.place(), settings.linkedAt(own)))
                .orElse(all);
    }

    /// Asked once only, and nobody sees what no job has looked at.
    private static ObjectStore doorstep(StorageConfig place, Clock clock) {
        return StoreWiring.bare(
                place.unseen(new StorageConfig.Limits(
                        CONNECTING, ANSWERING, 0, place.limits().concurrency())),
                clock);
    }

    /// Where pictures are kept.
    ObjectStore media() {
        return media;
    }

    /// The same for what a request brings: see [social.lindworm.media.Media.Needs].
    ObjectStore doorstep() {
        return doorstep;
    }

    /// Where pages may fetch pictures past this server at present: nowhere while that place is away and another has the
    /// pictures too.
    Publication publication() {
        Publication usual = publication;
        return leadingWatch.isAway() && now.following().isPresent() ? usual.handedOut() : usual;
    }

    /// Where pages may fetch static files past this server.
    Optional<StaticPlace.Bucket> statics() {
        return statics;
    }

    /// Schemes and hosts that pages load pictures from at present, besides this server.
    Stream<String> picturesFrom() {
        Publication now = publication;
        return Stream.concat(now.base().stream(), now.cached().flatMap(Publication::base).stream())
                .map(Stores::origin);
    }

    /// Scheme and host that pages load static files from, besides this server.
    Optional<String> staticsFrom() {
        return statics.map(StaticPlace.Bucket::base).map(Stores::origin);
    }

    private static String origin(URI base) {
        return base.getScheme() + "://" + base.getRawAuthority();
    }

    /// Follows moves from now on, and what stores go away.
    void start() {
        watch.start();
        leadingWatch.start(() -> now.following().isPresent());
    }

    /// Looks now whether pictures are being moved; else that happens every second.
    void look() {
        watch.look();
    }

    /// Looks now whether the store of pictures answers; else that happens every few seconds while there is another.
    void lookForLeading() {
        leadingWatch.lookIf(() -> true);
    }

    @Override
    public void close() {
        watch.close();
        leadingWatch.close();
        media.close();
        doorstep.close();
    }
}
