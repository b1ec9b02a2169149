package social.lindworm.storage.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoredObject;
import social.lindworm.storage.memory.MemoryStore;
import social.lindworm.storage.migrate.CopyOutcome;
import social.lindworm.storage.migrate.CopyProgress;
import social.lindworm.storage.migrate.CopyRules;
import social.lindworm.storage.migrate.Proofs;
import social.lindworm.storage.migrate.StoreCopy;
import social.lindworm.storage.s3.S3Store;
import social.lindworm.storage.s3.S3TestServer;
import social.lindworm.storage.wrapper.LimitedStore;
import social.lindworm.storage.wrapper.Patience;
import social.lindworm.storage.wrapper.RetryingStore;

/// Faults on the wire between an S3 store and its service: the outcome is right, or a failure that says so.
class S3WireFaultTest {

    private static final ObjectKey KEY = new ObjectKey("covers/a.jpg");
    private static final byte[] OLD = "what was there before".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NEW = bytes(300_000, 7);

    @TempDir
    private Path folder;

    private final S3TestServer server = new S3TestServer();
    private final FaultProxy proxy = FaultProxy.http(server.config().endpoint().getPort());
    private final S3Store bare = new S3Store(through(proxy), Clock.systemUTC());
    private final ObjectStore patient = new RetryingStore(
            new LimitedStore(bare, 8),
            new Patience(6, Duration.ofMillis(1), Duration.ofMillis(2), new Random(1), _ -> {}));

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

    private static byte[] bytes(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @AfterEach
    void close() {
        patient.close();
        proxy.close();
        server.close();
    }

    private static ObjectInfo put(ObjectStore store, byte[] content) {
        return store.put(KEY, Content.of(content), Attributes.of("image/jpeg"));
    }

    private byte[] kept() {
        return server.objects().get(KEY.text()).bytes();
    }

    private static byte[] read(ObjectStore store) throws IOException {
        try (StoredObject object = store.open(KEY)) {
            return object.readAll();
        }
    }

    private static List<String> keys(ObjectStore store) {
        try (Stream<ObjectInfo> listing = store.list(KeyRange.ALL)) {
            return listing.map(info -> info.key().text()).toList();
        }
    }

    /// Whole, or a failure of its kind; nothing else.
    private static void readsRightOrFails(ObjectStore store, byte[] right) {
        try {
            assertThat(read(store)).isEqualTo(right);
        } catch (IOException | StorageException e) {
            assertThat(e).isNotNull();
        }
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
    void aCallThatMeetsAFaultDoesItAllOrSaysThatItFailed(Fault fault) throws IOException {
        put(bare, OLD);
        proxy.always(fault);

        try {
            ObjectInfo info = put(bare, NEW);
            assertThat(info.size()).isEqualTo(NEW.length);
            assertThat(kept()).isEqualTo(NEW);
        } catch (StorageException e) {
            assertThat(Arrays.equals(kept(), OLD) || Arrays.equals(kept(), NEW)).isTrue();
        }
        byte[] now = kept();
        readsRightOrFails(bare, now);
        try {
            assertThat(bare.stat(KEY).orElseThrow().size()).isEqualTo(now.length);
        } catch (StorageException e) {
            assertThat(kept()).isEqualTo(now);
        }
        try {
            assertThat(keys(bare)).containsExactly(KEY.text());
        } catch (StorageException e) {
            assertThat(kept()).isEqualTo(now);
        }
        try {
            bare.delete(KEY);
            assertThat(server.objects()).isEmpty();
        } catch (StorageException e) {
            proxy.next();
            bare.delete(KEY);
            assertThat(server.objects()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {
                "LATE",
                "RESET_IN_REQUEST",
                "RESET_IN_ANSWER",
                "ANSWER_LOST",
                "CUT_SHORT",
                "STATUS_500",
                "STATUS_503",
                "STATUS_429"
            })
    void whatPassesIsOvercome(Fault fault) throws IOException {
        proxy.next(fault, fault, fault);
        put(patient, NEW);
        assertThat(kept()).isEqualTo(NEW);

        proxy.next(fault, fault, fault);
        assertThat(read(patient)).isEqualTo(NEW);

        proxy.next(fault, fault, fault);
        assertThat(patient.stat(KEY).orElseThrow().size()).isEqualTo(NEW.length);

        proxy.next(fault, fault, fault);
        assertThat(keys(patient)).containsExactly(KEY.text());

        proxy.next(fault, fault, fault);
        patient.delete(KEY);
        assertThat(server.objects()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"STATUS_507", "QUOTA_EXCEEDED"})
    void aFullStoreIsToldAtOnceAndKeepsWhatItHas(Fault full) throws IOException {
        put(patient, OLD);
        proxy.always(full);

        assertThatThrownBy(() -> put(patient, NEW)).isInstanceOf(StorageException.Full.class);

        assertThat(proxy.count(full)).isEqualTo(1);
        assertThat(kept()).isEqualTo(OLD);
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

    private CopyOutcome copy(ObjectStore from, ObjectStore to) {
        CopyRules rules = new CopyRules(_ -> true, _ -> Attributes.of("image/jpeg"), 6);
        return new StoreCopy(from, to, new Proofs(folder.resolve("proofs")), rules).run(CopyProgress.SILENT);
    }

    private static MemoryStore filled(int files) {
        MemoryStore store = new MemoryStore(Clock.systemUTC());
        for (int i = 0; i < files; i++) {
            store.put(
                    new ObjectKey("covers/" + i + ".jpg"),
                    Content.of(bytes(500 + i * 37, i)),
                    Attributes.of("image/jpeg"));
        }
        return store;
    }

    private static Map<String, Integer> contents(ObjectStore store) throws IOException {
        Map<String, Integer> contents = new TreeMap<>();
        try (Stream<ObjectInfo> listing = store.list(KeyRange.ALL)) {
            for (ObjectInfo info : listing.toList()) {
                try (StoredObject object = store.open(info.key())) {
                    contents.put(info.key().text(), Arrays.hashCode(object.readAll()));
                }
            }
        }
        return contents;
    }

    /// Runs it as an operator would, until it says that it is done.
    private void copyUntilComplete(ObjectStore from, ObjectStore to) {
        for (int run = 0; run < 30; run++) {
            try {
                if (copy(from, to).complete()) {
                    return;
                }
            } catch (StorageException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
        throw new AssertionError("it never came to its end");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aCopyIntoAStormIsCompleteWhenItSaysSo(long seed) throws IOException {
        MemoryStore source = filled(120);
        proxy.storm(
                seed,
                0.3,
                Stream.concat(Fault.BREAKS.stream(), Stream.of(Fault.FLIPPED_REQUEST))
                        .toList());

        copyUntilComplete(source, patient);

        proxy.next();
        assertThat(contents(bare)).isEqualTo(contents(source));
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void aCopyOutOfAStormIsCompleteWhenItSaysSo(long seed) throws IOException {
        ObjectStore source = new S3Store(server.config(), Clock.systemUTC());
        copy(filled(120), source);
        MemoryStore target = new MemoryStore(Clock.systemUTC());
        proxy.storm(
                seed,
                0.3,
                Stream.concat(Fault.BREAKS.stream(), Stream.of(Fault.FLIPPED_ANSWER))
                        .toList());

        copyUntilComplete(patient, target);

        assertThat(contents(target)).isEqualTo(contents(source));
        source.close();
    }
}
