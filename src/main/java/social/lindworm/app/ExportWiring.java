package social.lindworm.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import social.lindworm.account.People;
import social.lindworm.book.Contributions;
import social.lindworm.config.Config;
import social.lindworm.config.StorageConfig;
import social.lindworm.media.Media;
import social.lindworm.site.Sites;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.migrate.FallbackStore;
import social.lindworm.storage.s3.S3Bucket;
import social.lindworm.transfer.export.Archived;
import social.lindworm.transfer.export.ExportPlace;
import social.lindworm.transfer.export.Exports;

/// Puts the exports together: where archives are kept, and what goes into them.
final class ExportWiring {

    private ExportWiring() {}

    /// The folder of this machine, or the private place that the settings name. A bucket is opened to an archive's
    /// owner by an address signed for it. Archives live for days only, so those of another place are not moved:
    /// they are read there, and taken away from there.
    static ExportPlace place(Config config, Clock clock) {
        StorageConfig place =
                config.storage().exports().map(whole -> whole.below("exports")).orElseGet(() -> folder(config));
        ObjectStore leading = StoreWiring.open(place, clock);
        ObjectStore all = leading;
        for (StorageConfig earlier : earlier(config, place)) {
            all = new FallbackStore(all, StoreWiring.open(earlier, clock));
        }
        return switch (place) {
            case StorageConfig.S3 bucket -> {
                S3Bucket signer = new S3Bucket(bucket, clock);
                yield new ExportPlace(
                        all,
                        key -> leading.stat(key).map(_ -> signer.presignedGet(key, bucket.signedUrlExpiry())),
                        signer::close);
            }
            case StorageConfig.Local _, StorageConfig.Sftp _, StorageConfig.Cloud _ ->
                new ExportPlace(all, _ -> Optional.empty(), () -> {});
        };
    }

    private static StorageConfig folder(Config config) {
        return new StorageConfig.Local(config.home().exports());
    }

    /// Where else archives may be: the place that the settings call the old one, and the folder that every instance
    /// has.
    private static List<StorageConfig> earlier(Config config, StorageConfig now) {
        return Stream.concat(
                        config.storage().exportsBefore().map(whole -> whole.below("exports")).stream(),
                        Stream.of(folder(config)))
                .filter(place -> !isSame(place, now))
                .toList();
    }

    private static boolean isSame(StorageConfig one, StorageConfig other) {
        if (one instanceof StorageConfig.Local folder && other instanceof StorageConfig.Local another) {
            return folder.root().equals(another.root());
        }
        return one.place().equals(other.place());
    }

    static Exports exports(Instance instance, ExportPlace place, Sites sites, Archived archived) {
        Path work = instance.config().home().uploads();
        return new Exports(
                new Exports.Needs(instance.database(), instance.clock(), instance.jobs(), place, work),
                archived,
                sites);
    }

    static Archived archived(Instance instance, People people, Media media) {
        return new Archived(
                instance.config().web().origin(),
                people.accounts(),
                people.profiles(),
                people.sessions(),
                new Contributions(instance.database()),
                media.givenPictures());
    }
}
