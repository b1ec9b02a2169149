package social.lindworm.storage.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.s3.S3Store;
import social.lindworm.storage.s3.S3TestServer;

/// Faults on the wire between an S3 store and its service.
class S3WireFaultTest extends WireFaults {

    private final S3TestServer server = new S3TestServer();
    private final FaultProxy proxy = FaultProxy.http(server.config().endpoint().getPort());
    private final S3Store direct = new S3Store(server.config(), Clock.systemUTC());
    private final S3Store bare = new S3Store(through(proxy), Clock.systemUTC());
    private final ObjectStore patient = patient(bare);

    private StorageConfig.S3 through(FaultProxy way) {
        StorageConfig.S3 direct = server.config();
        URI endpoint = URI.create("http://127.0.0.1:" + way.port());
        return new StorageConfig.S3(
                direct.provider(),
                endpoint,
                direct.region(),
                direct.bucket(),
                direct.credentials(),
                direct.addressing(),
                direct.prefix(),
                direct.acl(),
                direct.checksums(),
                endpoint,
                direct.signedUrlExpiry(),
                direct.limits());
    }

    @Override
    protected ObjectStore direct() {
        return direct;
    }

    @Override
    protected ObjectStore bare() {
        return bare;
    }

    @Override
    protected ObjectStore patient() {
        return patient;
    }

    @Override
    protected FaultProxy proxy() {
        return proxy;
    }

    @AfterEach
    void close() {
        patient.close();
        direct.close();
        proxy.close();
        server.close();
    }

    @Test
    void aSignInPageIsNotTakenForAnUpload() {
        put(bare, OLD);
        proxy.always(Fault.SIGN_IN_PAGE);

        assertThatThrownBy(() -> put(bare, NEW))
                .isInstanceOf(StorageException.Unreachable.class)
                .hasMessageContaining("tells no ETag");
        assertThat(kept()).isEqualTo(OLD);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"FLIPPED_ANSWER", "FALSE_LENGTH", "SIGN_IN_PAGE"})
    void aCallThatMeetsAFaultDoesItAllOrSaysThatItFailed(Fault fault) {
        doesItAllOrFails(fault);
    }

    @Test
    void aBitFlippedOnTheWayThereIsNoticedByTheService() {
        put(bare, OLD);
        proxy.always(Fault.FLIPPED_REQUEST);

        assertThatThrownBy(() -> put(bare, NEW)).isInstanceOf(StorageException.class);

        assertThat(kept()).isEqualTo(OLD);
    }

    @Test
    void anAnswerFromSomethingInBetweenIsNoEmptyListing() {
        put(bare, OLD);
        server.refuse("GET", 200, "<html><body>please sign in to this network</body></html>");

        assertThatThrownBy(() -> keys(bare)).isInstanceOf(StorageException.class);
    }

    @Test
    void aServiceThatGivesTheSamePageForEverIsNotFollowedForEver() {
        server.refuse(
                "GET",
                200,
                "<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>x</NextContinuationToken>"
                        + "</ListBucketResult>");

        assertThatThrownBy(() -> keys(bare)).isInstanceOf(StorageException.Corrupt.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aCopyIntoAStormIsCompleteWhenItSaysSo(long seed) throws IOException {
        copiesIntoAStorm(120, new Storm(seed, 0.3, breaksAnd(Fault.FLIPPED_REQUEST)));
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void aCopyOutOfAStormIsCompleteWhenItSaysSo(long seed) throws IOException {
        copiesOutOfAStorm(120, new Storm(seed, 0.3, breaksAnd(Fault.FLIPPED_ANSWER)));
    }
}
