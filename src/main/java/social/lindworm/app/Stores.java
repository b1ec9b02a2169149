package social.lindworm.app;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import social.lindworm.config.Config;
import social.lindworm.config.StorageConfig;
import social.lindworm.media.Publication;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.s3.S3Store;

/// The places of an instance's files.
///
/// @param media where pictures are kept
/// @param doorstep the same for what a request brings: see [social.lindworm.media.Media.Needs]
/// @param publication where pages may fetch pictures past this server
/// @param statics where pages may fetch static files past this server
record Stores(ObjectStore media, ObjectStore doorstep, Publication publication, Optional<StaticPlace.Bucket> statics)
        implements AutoCloseable {

    /// Somebody waits for the page.
    private static final Duration CONNECTING = Duration.ofSeconds(2);

    private static final Duration ANSWERING = Duration.ofSeconds(5);

    static Stores of(Config config, Clock clock) {
        ObjectStore media = StoreWiring.media(config, clock);
        return switch (config.storage().active()) {
            case StorageConfig.Local _ -> new Stores(media, media, Publication.NONE, Optional.empty());
            case StorageConfig.S3 bucket -> of(media, bucket, config.storage().linkedBucket(), clock);
        };
    }

    private static Stores of(
            ObjectStore media, StorageConfig.S3 bucket, Optional<StorageConfig.S3> linked, Clock clock) {
        StorageConfig.S3 images = bucket.below("images");
        return new Stores(
                media,
                new S3Store(unseen(images), clock),
                new Publication(images.place(), linked.map(_ -> images.publicBase())),
                linked.map(_ -> bucket.below("static"))
                        .map(statics ->
                                new StaticPlace.Bucket(StoreWiring.open(statics, clock), statics.publicBase())));
    }

    /// Without an ACL, so that nobody sees what no job has looked at, and asked once only.
    private static StorageConfig.S3 unseen(StorageConfig.S3 images) {
        return new StorageConfig.S3(
                images.provider(),
                images.endpoint(),
                images.region(),
                images.bucket(),
                images.credentials(),
                images.addressing(),
                images.prefix(),
                Optional.empty(),
                images.checksums(),
                images.publicBase(),
                images.signedUrlExpiry(),
                new StorageConfig.Limits(
                        CONNECTING, ANSWERING, 0, images.limits().concurrency()));
    }

    /// Scheme and host that pages load files from, besides this server.
    Optional<String> contentHost() {
        return publication.base().map(Stores::origin);
    }

    private static String origin(URI base) {
        return base.getScheme() + "://" + base.getRawAuthority();
    }

    @Override
    public void close() {
        media.close();
        doorstep.close();
    }
}
