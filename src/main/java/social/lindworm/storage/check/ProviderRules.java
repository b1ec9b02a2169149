package social.lindworm.storage.check;

import static social.lindworm.storage.check.CheckTelling.line;
import static social.lindworm.storage.check.CheckTelling.seen;

import java.util.Locale;
import social.lindworm.config.S3Provider;
import social.lindworm.config.StorageConfig;

/// What the settings should be at a service that we know; each line of `.env` that differs is named. Only the trial
/// itself tells whether it matters, so these are warnings.
final class ProviderRules {

    private final CheckTelling telling;
    private final S3Provider provider;

    ProviderRules(CheckTelling telling, S3Provider provider) {
        this.telling = telling;
        this.provider = provider;
    }

    void judge(StorageConfig.S3 bucket) {
        String name = provider.name().toLowerCase(Locale.ROOT);
        String host = bucket.endpoint().getHost();
        boolean differs = false;
        if (!provider.isAt(host)) {
            differs = differing("AWS_S3_ENDPOINT_URL", bucket.endpoint().toString(), provider.endpointForm());
        } else if (provider != S3Provider.OTHER && !provider.region(host).equals(bucket.region())) {
            differs = differing("AWS_S3_REGION_NAME", bucket.region(), provider.region(host));
        }
        if (provider.addressing() != bucket.addressing() && provider != S3Provider.OTHER) {
            differs |= differing(
                    "AWS_S3_ADDRESSING_STYLE",
                    BucketDoor.name(bucket.addressing()),
                    BucketDoor.name(provider.addressing()));
        }
        if (provider.refusesAcls() && bucket.acl().isPresent()) {
            differs |= differing("AWS_DEFAULT_ACL", bucket.acl().get(), "");
        }
        boolean atBucket =
                bucket.publicBase().toString().startsWith(bucket.bucketAddress().toString());
        if (!provider.readableAtBucket() && atBucket) {
            differs |= differing("AWS_S3_CUSTOM_DOMAIN", "", "media.books.example");
        }
        if (!differs) {
            telling.ok(CheckStep.PROVIDER, provider == S3Provider.OTHER ? "provider.own" : "provider.ok", name);
        }
    }

    private boolean differing(String setting, String now, String expected) {
        telling.warning(
                CheckStep.PROVIDER,
                seen("provider.differs", setting, now.isEmpty() ? "-" : now),
                line(setting, expected));
        return true;
    }
}
