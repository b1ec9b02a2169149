package social.lindworm.storage.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
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
import social.lindworm.storage.migrate.CopyProgress;
import social.lindworm.storage.migrate.CopyRules;
import social.lindworm.storage.migrate.Proofs;
import social.lindworm.storage.migrate.StoreCopy;
import social.lindworm.storage.wrapper.Patience;
import social.lindworm.storage.wrapper.RetryingStore;

/// Faults on the wire between an SFTP store and its server, and a server whose renames fail.
class SftpWireFaultTest {

    private static final ObjectKey KEY = new ObjectKey("covers/a.jpg");
    private static final byte[] OLD = bytes(1000, 1);
    private static final byte[] NEW = bytes(300_000, 2);

    /// More than it takes to sign in.
    private static final int AFTER = 12_000;

    @TempDir
    private Path folder;

    private SftpTestServer server;
    private FaultProxy proxy;
    private SftpStore bare;

    /// As servers use it.
    private ObjectStore patient;

    private void open() {
        server = new SftpTestServer(folder).start();
        proxy = FaultProxy.bytes(server.config().port(), AFTER);
        bare = new SftpStore(server.config(proxy.port()), Clock.systemUTC());
        patient = new RetryingStore(bare, Patience.of(6));
    }

    @AfterEach
    void close() {
        bare.close();
        proxy.close();
        server.close();
    }

    private static byte[] bytes(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static void put(ObjectStore store, byte[] content) {
        store.put(KEY, Content.of(content), Attributes.of("image/jpeg"));
    }

    private static byte[] read(ObjectStore store) throws IOException {
        try (StoredObject object = store.open(KEY)) {
            return object.readAll();
        }
    }

    private byte[] kept() throws IOException {
        return Files.readAllBytes(server.root().resolve(KEY.text()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"LATE", "RESET_IN_ANSWER", "CUT_SHORT", "FLIPPED_ANSWER"})
    void aReadOverABadLineIsWholeOrFails(Fault fault) throws IOException {
        open();
        try (SftpStore direct = new SftpStore(server.config(), Clock.systemUTC())) {
            put(direct, NEW);
        }
        proxy.always(fault);
        try {
            assertThat(read(bare)).isEqualTo(NEW);
        } catch (IOException | StorageException e) {
            assertThat(fault).isNotEqualTo(Fault.LATE);
        }

        proxy.next(fault, fault);
        assertThat(read(patient)).isEqualTo(NEW);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"LATE", "RESET_IN_ANSWER", "CUT_SHORT", "FLIPPED_ANSWER"})
    void aWriteOverABadLineIsWholeOrFails(Fault fault) throws IOException {
        open();
        try (SftpStore direct = new SftpStore(server.config(), Clock.systemUTC())) {
            put(direct, OLD);
        }
        proxy.next(fault, fault);

        for (int i = 0; i < 20; i++) {
            byte[] content = bytes(20_000, i);
            byte[] before = kept();
            try {
                put(bare, content);
                assertThat(kept()).isEqualTo(content);
            } catch (StorageException e) {
                assertThat(Arrays.equals(kept(), before) || Arrays.equals(kept(), content))
                        .isTrue();
            }
        }
        put(patient, NEW);
        assertThat(kept()).isEqualTo(NEW);
    }

    @Test
    void aServerThatGoesAwayIsToldAsSuch() {
        open();
        put(bare, OLD);
        proxy.goAway();
        server.dropSessions();

        assertThatThrownBy(() -> put(bare, NEW)).isInstanceOf(StorageException.Unreachable.class);
        assertThatThrownBy(() -> read(bare)).isInstanceOf(StorageException.Unreachable.class);
        assertThatThrownBy(() -> bare.list(KeyRange.ALL).toList()).isInstanceOf(StorageException.Unreachable.class);
    }

    @Test
    void aRenameThatFailsLeavesTheOldObjectAndNoPart() throws IOException {
        open();
        put(bare, OLD);
        server.onMove(() -> {
            throw new IOException("the disk is broken");
        });

        assertThatThrownBy(() -> put(bare, NEW)).isInstanceOf(StorageException.class);

        assertThat(read(bare)).isEqualTo(OLD);
        assertThat(server.parts()).isEmpty();
        server.onMove(() -> {});
        put(bare, NEW);
        assertThat(kept()).isEqualTo(NEW);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aCopyIntoAStormIsCompleteWhenItSaysSo(long seed) throws IOException {
        open();
        MemoryStore source = new MemoryStore(Clock.systemUTC());
        for (int i = 0; i < 80; i++) {
            source.put(new ObjectKey("covers/" + i + ".jpg"), Content.of(bytes(300 + 90 * i, i)), Attributes.of("a/b"));
        }
        proxy.storm(seed, 0.7, List.of(Fault.RESET_IN_ANSWER, Fault.CUT_SHORT, Fault.FLIPPED_ANSWER, Fault.LATE));
        ObjectStore hasty = new RetryingStore(
                bare, new Patience(6, Duration.ofMillis(1), Duration.ofMillis(2), new Random(1), _ -> {}));
        CopyRules rules = new CopyRules(_ -> true, _ -> Attributes.of("a/b"), 4);

        boolean complete = false;
        for (int run = 0; run < 30 && !complete; run++) {
            try {
                complete = new StoreCopy(source, hasty, new Proofs(folder.resolve("proofs")), rules)
                        .run(CopyProgress.SILENT)
                        .complete();
            } catch (StorageException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }

        assertThat(complete).isTrue();
        proxy.next();
        try (Stream<ObjectInfo> all = source.list(KeyRange.ALL)) {
            for (ObjectInfo info : all.toList()) {
                try (StoredObject there = source.open(info.key())) {
                    assertThat(Files.readAllBytes(
                                    server.root().resolve(info.key().text())))
                            .isEqualTo(there.readAll());
                }
            }
        }
    }
}
