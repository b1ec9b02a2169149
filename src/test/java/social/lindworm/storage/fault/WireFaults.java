package social.lindworm.storage.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
import social.lindworm.storage.migrate.OutOfOrder;
import social.lindworm.storage.migrate.Proofs;
import social.lindworm.storage.migrate.StoreCopy;
import social.lindworm.storage.wrapper.LimitedStore;
import social.lindworm.storage.wrapper.Patience;
import social.lindworm.storage.wrapper.RetryingStore;

/// Faults on the wire between a store that speaks HTTP and its service: the outcome is right, or a failure that says
/// so.
public abstract class WireFaults {

    protected static final ObjectKey KEY = new ObjectKey("covers/a.jpg");
    protected static final byte[] OLD = "what was there before".getBytes(StandardCharsets.UTF_8);
    protected static final byte[] NEW = bytes(300_000, 7);

    @TempDir
    private Path folder;

    /// What the service has, whatever is on the way to it.
    protected abstract ObjectStore direct();

    /// Over the proxy, without a second try.
    protected abstract ObjectStore bare();

    /// Over the proxy, as servers use it.
    protected abstract ObjectStore patient();

    protected abstract FaultProxy proxy();

    protected static ObjectStore patient(ObjectStore bare) {
        return new RetryingStore(
                new LimitedStore(bare, 8),
                new Patience(8, Duration.ofMillis(1), Duration.ofMillis(2), new Random(1), _ -> {}));
    }

    protected static byte[] bytes(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    protected static ObjectInfo put(ObjectStore store, byte[] content) {
        return store.put(KEY, Content.of(content), Attributes.of("image/jpeg"));
    }

    protected final byte[] kept() {
        return read(direct());
    }

    protected static byte[] read(ObjectStore store) {
        try (StoredObject object = store.open(KEY)) {
            return object.readAll();
        } catch (IOException e) {
            throw new StorageException.Unreachable("read", KEY, e);
        }
    }

    protected static List<String> keys(ObjectStore store) {
        try (Stream<ObjectInfo> listing = store.list(KeyRange.ALL)) {
            return listing.map(info -> info.key().text()).toList();
        }
    }

    protected static void unlessItFails(Runnable look) {
        try {
            look.run();
        } catch (StorageException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    /// Each call, all of it or a failure of its kind; nothing else.
    protected final void doesItAllOrFails(Fault fault) {
        put(direct(), OLD);
        proxy().always(fault);

        try {
            assertThat(put(bare(), NEW).size()).isEqualTo(NEW.length);
            assertThat(kept()).isEqualTo(NEW);
        } catch (StorageException e) {
            assertThat(Arrays.equals(kept(), OLD) || Arrays.equals(kept(), NEW)).isTrue();
        }
        byte[] now = kept();
        unlessItFails(() -> assertThat(read(bare())).isEqualTo(now));
        unlessItFails(() -> assertThat(bare().stat(KEY).orElseThrow().size()).isEqualTo(now.length));
        unlessItFails(() -> assertThat(keys(bare())).containsExactly(KEY.text()));
        unlessItFails(() -> {
            bare().delete(KEY);
            assertThat(direct().stat(KEY)).isEmpty();
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
        proxy().next(fault, fault, fault);
        put(patient(), NEW);
        assertThat(kept()).isEqualTo(NEW);

        proxy().next(fault, fault, fault);
        assertThat(read(patient())).isEqualTo(NEW);

        proxy().next(fault, fault, fault);
        assertThat(patient().stat(KEY).orElseThrow().size()).isEqualTo(NEW.length);

        proxy().next(fault, fault, fault);
        assertThat(keys(patient())).containsExactly(KEY.text());

        proxy().next(fault, fault, fault);
        patient().delete(KEY);
        assertThat(direct().stat(KEY)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"STATUS_507", "QUOTA_EXCEEDED"})
    void aFullStoreIsToldAtOnceAndKeepsWhatItHas(Fault full) {
        put(direct(), OLD);
        // What must be known of the place is asked before.
        assertThat(patient().stat(KEY)).isPresent();
        proxy().always(full);

        assertThatThrownBy(() -> put(patient(), NEW)).isInstanceOf(StorageException.Full.class);

        assertThat(proxy().count(full)).isEqualTo(1);
        assertThat(kept()).isEqualTo(OLD);
    }

    @Test
    void nobodyAnswersIsSaidSo() {
        put(direct(), OLD);
        proxy().goAway();

        assertThatThrownBy(() -> put(patient(), NEW)).isInstanceOf(StorageException.Unreachable.class);
        assertThatThrownBy(() -> read(patient())).isInstanceOf(StorageException.Unreachable.class);
        assertThat(kept()).isEqualTo(OLD);
    }

    protected final CopyOutcome copy(ObjectStore from, ObjectStore to) {
        CopyRules rules = new CopyRules(_ -> true, _ -> Attributes.of("image/jpeg"), 6);
        return new StoreCopy(from, to, new Proofs(folder.resolve("proofs")), rules).run(CopyProgress.SILENT);
    }

    protected static MemoryStore filled(int files) {
        MemoryStore store = new MemoryStore(Clock.systemUTC());
        for (int i = 0; i < files; i++) {
            store.put(
                    new ObjectKey("covers/" + i + ".jpg"),
                    Content.of(bytes(500 + i * 37, i)),
                    Attributes.of("image/jpeg"));
        }
        return store;
    }

    protected static Map<String, Integer> contents(ObjectStore store) throws IOException {
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
            } catch (StorageException | OutOfOrder e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
        throw new AssertionError("it never came to its end");
    }

    /// A storm of faults of these kinds, one in so many answers.
    public record Storm(long seed, double part, List<Fault> faults) {}

    protected final void copiesIntoAStorm(int files, Storm storm) throws IOException {
        MemoryStore source = filled(files);
        proxy().storm(storm.seed(), storm.part(), storm.faults());

        copyUntilComplete(source, patient());

        assertThat(contents(direct())).isEqualTo(contents(source));
    }

    protected final void copiesOutOfAStorm(int files, Storm storm) throws IOException {
        copy(filled(files), direct());
        MemoryStore target = new MemoryStore(Clock.systemUTC());
        proxy().storm(storm.seed(), storm.part(), storm.faults());

        copyUntilComplete(patient(), target);

        assertThat(contents(target)).isEqualTo(contents(direct()));
    }

    protected static List<Fault> breaksAnd(Fault flipped) {
        return Stream.concat(Fault.BREAKS.stream(), Stream.of(flipped)).toList();
    }
}
