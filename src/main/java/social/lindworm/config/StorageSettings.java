package social.lindworm.config;

import java.util.List;
import java.util.Optional;

/// Where files are kept, and the bucket they could be moved to before it is switched on.
///
/// @param active where media and static files are now
/// @param s3 the bucket of the `AWS_*` keys, if they are whole, whether it is active or not
/// @param s3Problems what is wrong with those keys; told at once where the bucket is active
/// @param linked whether pages link to the bucket, or this server hands its files out
/// @param exports the private bucket for what people take out, if it is not a folder of this machine
public record StorageSettings(
        StorageConfig active,
        Optional<StorageConfig.S3> s3,
        List<Problem> s3Problems,
        boolean linked,
        Optional<StorageConfig.S3> exports) {

    public StorageSettings {
        s3Problems = List.copyOf(s3Problems);
    }

    /// The bucket that pages may link to.
    public Optional<StorageConfig.S3> linkedBucket() {
        return switch (active) {
            case StorageConfig.Local _ -> Optional.empty();
            case StorageConfig.S3 bucket -> Optional.of(bucket).filter(_ -> linked);
        };
    }

    /// For commands that fill the bucket before it is active.
    ///
    /// @throws ConfigException naming every mistake in its keys
    public StorageConfig.S3 requireS3() {
        return s3.orElseThrow(() -> new ConfigException(s3Problems));
    }
}
