package social.lindworm.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import social.lindworm.account.People;
import social.lindworm.book.Contributions;
import social.lindworm.config.Config;
import social.lindworm.config.StorageConfig;
import social.lindworm.media.Media;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.s3.S3Bucket;
import social.lindworm.transfer.export.Archived;
import social.lindworm.transfer.export.ExportPlace;
import social.lindworm.transfer.export.ExportRules;
import social.lindworm.transfer.export.Exports;

/// Puts the exports together: where archives are kept, and what goes into them.
final class ExportWiring {

    private ExportWiring() {}

    /// The folder of this machine, or the private place that the settings name; a bucket is opened to an archive's
    /// owner
    /// by an address signed for it.
    static ExportPlace place(Config config, Clock clock) {
        StorageConfig place = config.storage()
                .exports()
                .map(whole -> whole.below("exports"))
                .orElseGet(() -> new StorageConfig.Local(config.home().exports()));
        ObjectStore store = StoreWiring.open(place, clock);
        return switch (place) {
            case StorageConfig.S3 bucket -> {
                S3Bucket signer = new S3Bucket(bucket, clock);
                yield new ExportPlace(
                        store, key -> Optional.of(signer.presignedGet(key, bucket.signedUrlExpiry())), signer::close);
            }
            case StorageConfig.Local _, StorageConfig.Sftp _, StorageConfig.Cloud _ ->
                new ExportPlace(store, _ -> Optional.empty(), () -> {});
        };
    }

    static Exports exports(Instance instance, ExportPlace place, People people, Media media) {
        Path work = instance.config().home().uploads();
        return new Exports(
                new Exports.Needs(instance.database(), instance.clock(), instance.jobs(), place, work),
                new Archived(
                        instance.config().web().origin(),
                        people.accounts(),
                        people.profiles(),
                        people.sessions(),
                        new Contributions(instance.database()),
                        media.givenPictures()),
                ExportRules.USUAL);
    }
}
