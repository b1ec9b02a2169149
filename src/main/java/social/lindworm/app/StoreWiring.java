package social.lindworm.app;

import java.time.Clock;
import social.lindworm.config.Config;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.local.LocalStore;
import social.lindworm.storage.migrate.FallbackStore;
import social.lindworm.storage.s3.S3Store;
import social.lindworm.storage.wrapper.LimitedStore;
import social.lindworm.storage.wrapper.Patience;
import social.lindworm.storage.wrapper.RetryingStore;

/// Opens the stores that the settings name, with patience and limits around them.
public final class StoreWiring {

    private StoreWiring() {}

    /// Where the instance's pictures are: its folder, or the bucket with the folder behind it, where what nobody has
    /// copied yet is found.
    public static ObjectStore media(Config config, Clock clock) {
        LocalStore folder = new LocalStore(config.home().media(), clock);
        return switch (config.storage().active()) {
            case StorageConfig.Local _ -> folder;
            case StorageConfig.S3 bucket -> new FallbackStore(open(bucket.below("images"), clock), folder);
        };
    }

    /// Exactly the bucket and key prefix given.
    public static ObjectStore open(StorageConfig.S3 s3, Clock clock) {
        ObjectStore limited =
                new LimitedStore(new S3Store(s3, clock), s3.limits().concurrency());
        return new RetryingStore(limited, Patience.of(s3.limits().retries()));
    }
}
