package social.lindworm.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import social.lindworm.config.Config;
import social.lindworm.storage.ObjectKey;

/// From the settings that each provider documents to the address that is asked and the region that is signed for.
class ProviderAddressesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "AWS, AWS_S3_REGION_NAME=eu-west-3, https://books.s3.eu-west-3.amazonaws.com, eu-west-3",
        "Scaleway, AWS_S3_ENDPOINT_URL=https://s3.fr-par.scw.cloud, https://books.s3.fr-par.scw.cloud, fr-par",
        "DigitalOcean, AWS_S3_ENDPOINT_URL=https://ams3.digitaloceanspaces.com, https://books.ams3.digitaloceanspaces.com, ams3",
        "Linode, AWS_S3_ENDPOINT_URL=https://eu-central-1.linodeobjects.com, https://books.eu-central-1.linodeobjects.com, eu-central-1",
        "Backblaze B2, AWS_S3_ENDPOINT_URL=https://s3.eu-central-003.backblazeb2.com, https://books.s3.eu-central-003.backblazeb2.com, eu-central-003",
        "Cloudflare R2, AWS_S3_ENDPOINT_URL=https://0a1b.r2.cloudflarestorage.com, https://0a1b.r2.cloudflarestorage.com/books, auto",
        "MinIO, AWS_S3_ENDPOINT_URL=http://minio:9000, http://minio:9000/books, us-east-1",
        "Ceph, AWS_S3_ENDPOINT_URL=https://rgw.example:8443, https://rgw.example:8443/books, us-east-1",
        "'Garage', 'AWS_S3_ENDPOINT_URL=http://localhost:3900\nAWS_S3_REGION_NAME=garage', http://localhost:3900/books, garage"
    })
    void objectsAreAskedForWhereTheProviderHasThem(String name, String settings, String bucket, String region) {
        Config config = Config.read(
                Path.of("."),
                "USE_S3=true\nAWS_ACCESS_KEY_ID=k\nAWS_SECRET_ACCESS_KEY=s\nAWS_STORAGE_BUCKET_NAME=books\n" + settings,
                Map.of());

        try (S3Bucket below = new S3Bucket(config.storage().s3().require().below("images"), Clock.systemUTC())) {
            URI address = below.presignedGet(new ObjectKey("covers/a b.jpg"), Duration.ofMinutes(1));

            assertThat(address.toString()).startsWith(bucket + "/images/covers/a%20b.jpg?X-Amz-Algorithm=");
            assertThat(address.getQuery()).contains("/" + region + "/s3/aws4_request");
        }
    }
}
