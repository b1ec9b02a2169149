package social.lindworm.app;

import java.time.Clock;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.local.LocalStore;
import social.lindworm.storage.s3.S3Store;
import social.lindworm.storage.wrapper.LimitedStore;
import social.lindworm.storage.wrapper.Patience;
import social.lindworm.storage.wrapper.RetryingStore;

/// Opens a place for files as the settings say it, with patience and limits around it.
public final class StoreWiring {

    private StoreWiring() {}

    /// Where the media is: the folder itself, or `images/` of the bucket.
    public static ObjectStore media(StorageConfig config, Clock clock) {
        return switch (config) {
            case StorageConfig.Local local -> new LocalStore(local.root(), clock);
            case StorageConfig.S3 s3 -> open(s3.below("images"), clock);
        };
    }

    /// Exactly the bucket and key prefix given.
    public static ObjectStore open(StorageConfig.S3 s3, Clock clock) {
        ObjectStore limited =
                new LimitedStore(new S3Store(s3, clock), s3.limits().concurrency());
        return new RetryingStore(limited, Patience.of(s3.limits().retries()));
    }
}
