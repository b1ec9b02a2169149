package social.lindworm.storage.opendal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import social.lindworm.config.Secret;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.fault.Fault;
import social.lindworm.storage.fault.FaultProxy;
import social.lindworm.storage.fault.WireFaults;

/// Faults on the wire between a store over OpenDAL and a real service; see [RealCloud].
class CloudFaultIT extends WireFaults {

    private final StorageConfig.Cloud place = RealCloud.place();
    private final FaultProxy proxy = FaultProxy.http(endpoint().getPort());
    private final CloudStore direct = new CloudStore(place, Clock.systemUTC());
    private final CloudStore bare = new CloudStore(through(proxy), Clock.systemUTC());
    private final ObjectStore patient = patient(bare);

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

    private URI endpoint() {
        return URI.create(place.options().get("endpoint").reveal());
    }

    private StorageConfig.Cloud through(FaultProxy way) {
        Map<String, Secret> options = new HashMap<>(place.options());
        options.put(
                "endpoint",
                new Secret("http://127.0.0.1:" + way.port() + endpoint().getPath()));
        return new StorageConfig.Cloud(
                place.service(),
                options,
                place.root(),
                place.publicBase(),
                new StorageConfig.Limits(Duration.ofSeconds(2), Duration.ofSeconds(8), 0, 8));
    }

    private static boolean tellsMd5() {
        return !RealCloud.service().equals("webdav");
    }

    @AfterEach
    void close() {
        patient.close();
        direct.close();
        proxy.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"FLIPPED_REQUEST", "FLIPPED_ANSWER", "FALSE_LENGTH", "SIGN_IN_PAGE"})
    void aCallThatMeetsAFaultDoesItAllOrSaysThatItFailed(Fault fault) {
        doesItAllOrFails(fault);
    }

    /// The service has got half of it.
    @Test
    void aLargeUploadThatIsCutOffLeavesTheOldFileAndMayBeTriedAgain() throws IOException {
        put(direct, OLD);
        try (FaultProxy cable = FaultProxy.bytes(endpoint().getPort(), 0);
                CloudStore cut = new CloudStore(through(cable), Clock.systemUTC())) {
            AtomicInteger times = new AtomicInteger();
            Content large = new NoiseContent(CloudWriter.PIECE * 3L, () -> {
                if (times.getAndIncrement() == 0) {
                    cable.cut();
                }
            });

            if (RealCloud.service().equals("azblob")) {
                // Between two pieces nothing is under way, and the next takes a connection of its own.
                assertThat(cut.put(KEY, large, Attributes.of("image/jpeg")).size())
                        .isEqualTo(large.length());
            } else {
                assertThatThrownBy(() -> cut.put(KEY, large, Attributes.of("image/jpeg")))
                        .isInstanceOf(StorageException.Unreachable.class);
                assertThat(kept()).isEqualTo(OLD);
            }
            assertThat(keys(direct)).containsExactly(KEY.text());
            assertThat(cut.put(KEY, large, Attributes.of("image/jpeg")).size()).isEqualTo(large.length());
            assertThat(direct.stat(KEY).orElseThrow().size()).isEqualTo(large.length());
        }
    }

    @Test
    void aStoreThatIsTooFullForALargeFileSaysSo() {
        put(direct, OLD);
        assertThat(bare.stat(KEY)).isPresent();
        Content large = new NoiseContent(CloudWriter.PIECE + 1L);
        proxy.always(Fault.STATUS_507);

        assertThatThrownBy(() -> bare.put(KEY, large, Attributes.of("image/jpeg")))
                .isInstanceOf(StorageException.Full.class);

        assertThat(kept()).isEqualTo(OLD);
    }

    /// Over plain HTTP a single call may take such a page for an answer; a copy looks whether all is there.
    @Test
    void aCopyIntoASignInPageIsNotComplete() {
        put(direct, OLD);
        proxy.always(Fault.SIGN_IN_PAGE);

        unlessItFails(() -> assertThat(copy(filled(60), bare).complete()).isFalse());

        assertThat(keys(direct)).containsExactly(KEY.text());
        assertThat(kept()).isEqualTo(OLD);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aCopyIntoAStormIsCompleteWhenItSaysSo(long seed) throws IOException {
        List<Fault> faults = tellsMd5() ? breaksAnd(Fault.FLIPPED_REQUEST) : Fault.BREAKS;
        copiesIntoAStorm(60, new Storm(seed, 0.2, faults));
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void aCopyOutOfAStormIsCompleteWhenItSaysSo(long seed) throws IOException {
        copiesOutOfAStorm(60, new Storm(seed, 0.2, Fault.BREAKS));
    }

    /// Over plain HTTP, where the service tells a digest; whoever reads gets it right or not at all.
    @Test
    void aBitFlippedOnTheWayFromAServiceThatTellsDigestsIsNoticed() {
        put(direct, NEW);
        if (tellsMd5()) {
            proxy.always(Fault.FLIPPED_ANSWER);
            assertThatThrownBy(() -> read(bare)).isInstanceOf(StorageException.class);
        } else {
            assertThat(bare.traits().md5Versions()).isFalse();
        }
    }
}
