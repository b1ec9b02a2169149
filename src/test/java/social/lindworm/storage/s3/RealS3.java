package social.lindworm.storage.s3;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import social.lindworm.config.S3Provider;
import social.lindworm.config.Secret;
import social.lindworm.config.StorageConfig;

/// The service that tests against a real server talk to: `-Dlindworm.s3.endpoint`, `.key` and `.secret`. Without
/// them they fail, since nobody runs them by accident.
public final class RealS3 {

    private RealS3() {}

    /// A bucket of this name, made if it is not there.
    public static StorageConfig.S3 bucket(String name) {
        URI endpoint = URI.create(required("endpoint"));
        StorageConfig.S3 config = new StorageConfig.S3(
                S3Provider.OTHER,
                endpoint,
                System.getProperty("lindworm.s3.region", "us-east-1"),
                name,
                new StorageConfig.Credentials(required("key"), new Secret(required("secret")), new Secret("")),
                StorageConfig.Addressing.PATH,
                "",
                Optional.of("public-read"),
                StorageConfig.Checksums.AUTO,
                URI.create(endpoint + "/" + name),
                Duration.ofMinutes(15),
                new StorageConfig.Limits(Duration.ofSeconds(5), Duration.ofSeconds(30), 2, 32));
        try (S3Calls calls = new S3Calls(config, Clock.systemUTC())) {
            calls.ask("make the bucket", name, S3Request.of("PUT", ""), S3Answer::status);
        }
        return config;
    }

    private static String required(String name) {
        String value = System.getProperty("lindworm.s3." + name);
        if (value == null) {
            throw new AssertionError("this test needs a real S3 service: -Dlindworm.s3." + name + "=...");
        }
        return value;
    }
}
