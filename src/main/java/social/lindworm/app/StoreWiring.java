package social.lindworm.app;

import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import social.lindworm.config.Config;
import social.lindworm.config.StorageConfig;
import social.lindworm.media.PublicFiles;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.local.LocalStore;
import social.lindworm.storage.migrate.FallbackStore;
import social.lindworm.storage.migrate.RoutedStore;
import social.lindworm.storage.opendal.CloudStore;
import social.lindworm.storage.s3.S3Store;
import social.lindworm.storage.sftp.SftpStore;
import social.lindworm.storage.wrapper.LeftAloneStore;
import social.lindworm.storage.wrapper.LimitedStore;
import social.lindworm.storage.wrapper.Patience;
import social.lindworm.storage.wrapper.RetryingStore;
import social.lindworm.storage.wrapper.TwinStore;

/// Opens the stores that the settings name, with patience and limits around them. Opening asks nobody anything.
public final class StoreWiring {

    private StoreWiring() {}

    /// Exactly the place given, with the patience that it says.
    public static ObjectStore open(StorageConfig place, Clock clock) {
        return patient(bounded(place, clock), place);
    }

    /// Exactly the place given, asked once.
    static ObjectStore bare(StorageConfig place, Clock clock) {
        return switch (place) {
            case StorageConfig.Local folder -> new LocalStore(folder.root(), clock);
            case StorageConfig.S3 bucket -> new S3Store(bucket, clock);
            case StorageConfig.Sftp folder -> new SftpStore(folder, clock);
            case StorageConfig.Cloud cloud -> new CloudStore(cloud, clock);
        };
    }

    private static ObjectStore bounded(StorageConfig place, Clock clock) {
        return bounded(bare(place, clock), place);
    }

    private static ObjectStore bounded(ObjectStore store, StorageConfig place) {
        return place instanceof StorageConfig.Local
                ? store
                : new LimitedStore(store, place.limits().concurrency());
    }

    private static ObjectStore patient(ObjectStore store, StorageConfig place) {
        return place.limits().retries() == 0
                ? store
                : new RetryingStore(store, Patience.of(place.limits().retries()));
    }

    /// Where an instance's pictures are: in one store, or in two that follow each other.
    ///
    /// @param leading the one that decides
    /// @param following receives all that is new as well, and is read where the other cannot answer
    record Pictures(StorageConfig leading, Optional<StorageConfig> following) {}

    /// Behind every other place is the folder that the instance has, where what nobody has copied yet is found. Of two
    /// stores the second is asked before the first is asked again. It is left alone when it hangs, since strangers
    /// may ask for what neither has.
    ///
    /// @param leadingIsAway whether the leading store is known to be away, so that the other is asked first
    static ObjectStore media(Pictures pictures, Config config, Clock clock, BooleanSupplier leadingIsAway) {
        StorageConfig folder = new StorageConfig.Local(config.home().media());
        ObjectStore leading = bounded(pictures.leading(), clock);
        ObjectStore all = pictures.following()
                .<ObjectStore>map(other -> new TwinStore(leading, following(other, clock), clock, leadingIsAway))
                .orElse(leading);
        ObjectStore patient = patient(all, pictures.leading());
        boolean folderBehind = !pictures.leading().place().equals(folder.place())
                && pictures.following()
                        .filter(other -> other.place().equals(folder.place()))
                        .isEmpty();
        return withCached(folderBehind ? new FallbackStore(patient, bare(folder, clock)) : patient, config, clock);
    }

    private static ObjectStore following(StorageConfig place, Clock clock) {
        return bounded(new LeftAloneStore(bare(place, clock), clock), place);
    }

    /// The place of pictures as it is in use, without any place behind it. What was fetched from elsewhere is in the
    /// store of its own that the settings name; what was fetched before they did is read, and taken away, where all
    /// others are.
    public static ObjectStore pictures(StorageConfig place, Config config, Clock clock) {
        return withCached(open(place, clock), config, clock);
    }

    private static ObjectStore withCached(ObjectStore all, Config config, Clock clock) {
        return config.storage()
                .remote()
                .map(StorageConfig::images)
                .<ObjectStore>map(
                        own -> new RoutedStore(PublicFiles.CACHED, new FallbackStore(open(own, clock), all), all))
                .orElse(all);
    }
}
