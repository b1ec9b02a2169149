package social.lindworm.storage.opendal;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import social.lindworm.config.Secret;
import social.lindworm.config.StorageConfig;

/// The service that tests against a real server talk to: `-Dlindworm.cloud.service=azblob` and each of its options as
/// `-Dlindworm.cloud.option.NAME=VALUE`, the container made before. Without them they fail, since nobody runs them by
/// accident.
final class RealCloud {

    private static final String OPTION = "lindworm.cloud.option.";

    private RealCloud() {}

    /// A place of its own in the container.
    static StorageConfig.Cloud place() {
        return new StorageConfig.Cloud(
                service(),
                options().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, option -> new Secret(option.getValue()))),
                "it/" + UUID.randomUUID() + "/",
                Optional.empty(),
                new StorageConfig.Limits(Duration.ofSeconds(5), Duration.ofSeconds(30), 2, 32));
    }

    static String service() {
        String service = System.getProperty("lindworm.cloud.service");
        if (service == null) {
            throw new AssertionError("this test needs a real service: -Dlindworm.cloud.service=...");
        }
        return service;
    }

    private static Map<String, String> options() {
        return System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(OPTION))
                .collect(Collectors.toMap(name -> name.substring(OPTION.length()), System::getProperty));
    }
}
