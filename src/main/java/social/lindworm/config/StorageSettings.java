package social.lindworm.config;

import java.net.URI;
import java.util.Optional;

/// Where files are kept, and where they could be moved before that is switched on.
///
/// @param active where media and static files are
/// @param s3 the bucket of the `AWS_*` keys, whether it is active or not
/// @param azure the container of the `AZURE_*` keys, whether it is active or not
/// @param linked whether pages link to the store, or this server hands its files out
/// @param ownStatics where static files are instead, if they have a place of their own
/// @param exports the private store for what people take out, if it is not a folder of this machine
/// @param exportsBefore where archives of people were kept before, until the last of them has had its time
/// @param mirror a second store for pictures that receives every write
/// @param remote where pictures are instead that were fetched from elsewhere, if they have a place of their own
public record StorageSettings(
        StorageConfig active,
        Candidate<StorageConfig.S3> s3,
        Candidate<StorageConfig.Cloud> azure,
        boolean linked,
        Optional<StorageConfig> ownStatics,
        Optional<StorageConfig> exports,
        Optional<StorageConfig> exportsBefore,
        Optional<StorageConfig> mirror,
        Optional<StorageConfig> remote) {

    /// What pages may begin addresses with that lead to this place past this server.
    public Optional<URI> linkedAt(StorageConfig place) {
        return place.publicAddress().filter(_ -> linked);
    }

    /// Where static files are put besides the folder of this machine, if anybody may read them there.
    public Optional<StorageConfig> staticsElsewhere() {
        return Optional.of(ownStatics.orElseGet(() -> active.below("static")))
                .filter(place -> place.publicAddress().isPresent());
    }

    /// The same, if pages may link there.
    public Optional<StorageConfig> linkedStatics() {
        return staticsElsewhere().filter(_ -> linked);
    }
}
