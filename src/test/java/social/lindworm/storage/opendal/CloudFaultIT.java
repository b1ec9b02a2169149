package social.lindworm.storage.opendal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
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
import social.lindworm.config.Secret;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoredObject;
import social.lindworm.storage.fault.Fault;
import social.lindworm.storage.fault.FaultProxy;
import social.lindworm.storage.memory.MemoryStore;
import social.lindworm.storage.migrate.CopyOutcome;
import social.lindworm.storage.migrate.CopyProgress;
import social.lindworm.storage.migrate.CopyRules;
import social.lindworm.storage.migrate.Proofs;
import social.lindworm.storage.migrate.StoreCopy;
import social.lindworm.storage.wrapper.LimitedStore;
import social.lindworm.storage.wrapper.Patience;
import social.lindworm.storage.wrapper.RetryingStore;

/// Faults on the wire between a store over OpenDAL and a real service; see [RealCloud].
class CloudFaultIT {

    private static final ObjectKey KEY = new ObjectKey("covers/a.jpg");
    private static final byte[] OLD = "what was there before".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NEW = bytes(300_000, 7);

    @TempDir
    private Path folder;

    private final StorageConfig.Cloud place = RealCloud.place();
    private final FaultProxy proxy = FaultProxy.http(endpoint().getPort());
    private final CloudStore direct = new CloudStore(place, Clock.systemUTC());
    private final CloudStore bare = new CloudStore(through(proxy), Clock.systemUTC());
    private final ObjectStore patient = new RetryingStore(
            new LimitedStore(bare, 8),
            new Patience(8, Duration.ofMillis(1), Duration.ofMillis(2), new Random(1), _ -> {}));

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

    private static byte[] bytes(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @AfterEach
    void close() {
        patient.close();
        direct.close();
        proxy.close();
    }

    private static ObjectInfo put(ObjectStore store, byte[] content) {
        return store.put(KEY, Content.of(content), Attributes.of("image/jpeg"));
    }

    private byte[] kept() {
        return read(direct);
    }

    private static byte[] read(ObjectStore store) {
        try (StoredObject object = store.open(KEY)) {
            return object.readAll();
        } catch (IOException e) {
            throw new StorageException.Unreachable("read", KEY, e);
        }
    }

    private static List<String> keys(ObjectStore store) {
        try (Stream<ObjectInfo> listing = store.list(KeyRange.ALL)) {
            return listing.map(info -> info.key().text()).toList();
        }
    }

    private static void unlessItFails(Runnable look) {
        try {
            look.run();
        } catch (StorageException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"FLIPPED_REQUEST", "FLIPPED_ANSWER", "FALSE_LENGTH", "SIGN_IN_PAGE"})
    void aCallThatMeetsAFaultDoesItAllOrSaysThatItFailed(Fault fault) {
        put(direct, OLD);
        proxy.always(fault);

        try {
            assertThat(put(bare, NEW).size()).isEqualTo(NEW.length);
            assertThat(kept()).isEqualTo(NEW);
        } catch (StorageException e) {
            assertThat(Arrays.equals(kept(), OLD) || Arrays.equals(kept(), NEW)).isTrue();
        }
        byte[] now = kept();
        unlessItFails(() -> assertThat(read(bare)).isEqualTo(now));
        unlessItFails(() -> assertThat(bare.stat(KEY).orElseThrow().size()).isEqualTo(now.length));
        unlessItFails(() -> assertThat(keys(bare)).containsExactly(KEY.text()));
        unlessItFails(() -> {
            bare.delete(KEY);
            assertThat(direct.stat(KEY)).isEmpty();
        });
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
    void whatPassesIsOvercome(Fault fault) {
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
        assertThat(direct.stat(KEY)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"STATUS_507", "QUOTA_EXCEEDED"})
    void aFullStoreIsToldAtOnceAndKeepsWhatItHas(Fault full) {
        put(patient, OLD);
        proxy.always(full);

        assertThatThrownBy(() -> put(patient, NEW)).isInstanceOf(StorageException.Full.class);

        assertThat(proxy.count(full)).isEqualTo(1);
        assertThat(kept()).isEqualTo(OLD);
    }

    @Test
    void nobodyAnswersIsSaidSo() {
        put(direct, OLD);
        proxy.goAway();

        assertThatThrownBy(() -> put(patient, NEW)).isInstanceOf(StorageException.Unreachable.class);
        assertThatThrownBy(() -> read(patient)).isInstanceOf(StorageException.Unreachable.class);
        assertThat(kept()).isEqualTo(OLD);
    }

    private CopyOutcome copy(ObjectStore from, ObjectStore to) {
        CopyRules rules = new CopyRules(_ -> true, _ -> Attributes.of("image/jpeg"), 6);
        return new StoreCopy(from, to, new Proofs(folder.resolve("proofs")), rules).run(CopyProgress.SILENT);
    }

    private static MemoryStore filled() {
        MemoryStore store = new MemoryStore(Clock.systemUTC());
        for (int i = 0; i < 60; i++) {
            store.put(
                    new ObjectKey("covers/" + i + ".jpg"),
                    Content.of(bytes(500 + i * 37, i)),
                    Attributes.of("image/jpeg"));
        }
        return store;
    }

    private static Map<String, Integer> contents(ObjectStore store) throws IOException {
        Map<String, Integer> contents = new TreeMap<>();
        for (String key : keys(store)) {
            try (StoredObject object = store.open(new ObjectKey(key))) {
                contents.put(key, Arrays.hashCode(object.readAll()));
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

    /// Over plain HTTP a single call may take such a page for an answer; a copy looks whether all is there.
    @Test
    void aCopyIntoASignInPageIsNotComplete() {
        put(direct, OLD);
        proxy.always(Fault.SIGN_IN_PAGE);

        unlessItFails(() -> assertThat(copy(filled(), bare).complete()).isFalse());

        assertThat(keys(direct)).containsExactly(KEY.text());
        assertThat(kept()).isEqualTo(OLD);
    }

    private static List<Fault> breaks(Fault flipped) {
        return tellsMd5()
                ? Stream.concat(Fault.BREAKS.stream(), Stream.of(flipped)).toList()
                : Fault.BREAKS;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aCopyIntoAStormIsCompleteWhenItSaysSo(long seed) throws IOException {
        MemoryStore source = filled();
        proxy.storm(seed, 0.2, breaks(Fault.FLIPPED_REQUEST));

        copyUntilComplete(source, patient);

        assertThat(contents(direct)).isEqualTo(contents(source));
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void aCopyOutOfAStormIsCompleteWhenItSaysSo(long seed) throws IOException {
        copy(filled(), direct);
        MemoryStore target = new MemoryStore(Clock.systemUTC());
        proxy.storm(seed, 0.2, Fault.BREAKS);

        copyUntilComplete(patient, target);

        assertThat(contents(target)).isEqualTo(contents(direct));
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
