package social.lindworm.transfer.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import social.lindworm.db.Engine;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.local.LocalStore;
import social.lindworm.storage.memory.MemoryStore;
import social.lindworm.storage.migrate.CountingStore;
import social.lindworm.storage.migrate.FailingStore;
import social.lindworm.storage.s3.S3Store;
import social.lindworm.storage.s3.S3TestServer;
import social.lindworm.storage.wrapper.ForwardingStore;

class StoreBackupTest {

    @TempDir
    private Path folder;

    private final MemoryStore store = new MemoryStore(StoreRig.CLOCK);
    private Homes homes;
    private StoreRig rig;

    @BeforeEach
    void rig() {
        homes = new Homes(folder);
        rig = new StoreRig(folder);
    }

    @ParameterizedTest
    @CsvSource({"SQLITE,SQLITE", "SQLITE,POSTGRESQL", "POSTGRESQL,SQLITE", "POSTGRESQL,POSTGRESQL"})
    void everythingIsBackInAFreshHomeOnEitherEngine(Engine from, Engine to) throws Exception {
        Path old = homes.filled("old", from);
        StoreRig.write(old, "incoming/1", "an upload");
        StoreRig.enter(old, "covers/a/b.txt", 7, StoreRig.sha256("a cover"));
        StoreBackup.Written written = rig.backUp(old, store);
        Path fresh = homes.fresh("new", to);

        StoreRig.Back back = rig.bringBack(store, fresh);

        assertThat(Homes.seriesIn(back.restore().config())).containsExactly("The Wheel", "輪");
        assertThat(StoreRig.read(fresh, "covers/a/b.txt")).isEqualTo("a cover");
        assertThat(StoreRig.read(fresh, "incoming/1")).isEqualTo("an upload");
        assertThat(Files.readString(fresh.resolve("data/secret_key"))).isEqualTo("key of old");
        assertThat(back.rows().rows()).isEqualTo(written.rows());
        assertThat(back.media().files()).isEqualTo(written.files()).isEqualTo(2);
        assertThat(fresh.resolve("data/restore")).doesNotExist();
    }

    @Test
    void aBucketAndAFolderTakeBackupsToo() throws Exception {
        Path old = homes.filled("old", Engine.SQLITE);
        StoreRig.write(old, "covers/large.jpg", "x".repeat(3_000_000));
        try (S3TestServer server = new S3TestServer();
                ObjectStore bucket = new S3Store(server.config(), Clock.systemUTC());
                ObjectStore disk = new LocalStore(folder.resolve("disk"), StoreRig.CLOCK)) {
            for (ObjectStore target : List.of(bucket, disk)) {
                rig.backUp(old, target);
                assertThat(rig.backUp(old, target).sentFiles()).isZero();
                Path fresh = homes.fresh(target.equals(bucket) ? "new" : "newer", Engine.SQLITE);
                assertThat(rig.bringBack(target, fresh).media().brought()).isEqualTo(2);
                assertThat(StoreRig.read(fresh, "covers/large.jpg")).hasSize(3_000_000);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void anotherRunReadsAndSendsOnlyWhatIsNew(Engine engine) throws Exception {
        Path home = homes.filled("home", engine);
        StoreRig.write(home, "covers/c.txt", "in the ledger");
        StoreRig.enter(home, "covers/c.txt", 13, StoreRig.sha256("in the ledger"));
        // Not in the order of a language: byte by byte, capitals come first.
        StoreRig.write(home, "covers/Z.txt", "known too");
        StoreRig.enter(home, "covers/Z.txt", 9, StoreRig.sha256("known too"));
        rig.backUp(home, store);
        MemoryStore media = mediaOf(home);
        rig.backUp(home, media, store, Optional.empty());
        CountingStore counting = new CountingStore(media);

        StoreBackup.Written unchanged = rig.backUp(home, counting, store, Optional.empty());
        int readUnchanged = counting.opened();
        StoreRig.put(media, "covers/new.txt", "a new cover");
        StoreBackup.Written changed = rig.backUp(home, counting, store, Optional.empty());

        assertThat(unchanged.sentFiles()).isZero();
        assertThat(readUnchanged).isZero();
        assertThat(changed.sentFiles()).isEqualTo(1);
        assertThat(changed.sentBytes()).isEqualTo(11);
        assertThat(counting.opened()).isEqualTo(1);
        assertThat(new StoredBackups(store).list())
                .hasSize(4)
                .last()
                .satisfies(last -> assertThat(last.files()).isEqualTo(4));
    }

    private static MemoryStore mediaOf(Path home) throws IOException {
        MemoryStore media = new MemoryStore(StoreRig.CLOCK);
        Path images = home.resolve("images");
        try (Stream<Path> all = Files.walk(images)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String key = images.relativize(file).toString();
                if (ObjectKey.parse(key).isPresent()) {
                    StoreRig.put(media, key, Files.readString(file));
                }
            }
        }
        return media;
    }

    @Test
    void equalContentIsKeptOnce() throws Exception {
        Path home = homes.filled("home", Engine.SQLITE);
        StoreRig.write(home, "covers/z.txt", "a cover");

        rig.backUp(home, store);

        assertThat(objects(store)).hasSize(1);
        Path fresh = homes.fresh("new", Engine.SQLITE);
        assertThat(rig.bringBack(store, fresh).media().files()).isEqualTo(2);
        assertThat(StoreRig.read(fresh, "covers/z.txt")).isEqualTo("a cover");
    }

    @Test
    void whatTheStoreLostOrCutShortIsSentAgain() throws Exception {
        Path home = homes.filled("home", Engine.SQLITE);
        StoreRig.write(home, "covers/c.txt", "another");
        rig.backUp(home, store);
        store.delete(Contents.key(StoreRig.sha256("a cover")));
        StoreRig.put(store, Contents.key(StoreRig.sha256("another")).text(), "an");

        assertThat(rig.backUp(home, store).sentFiles()).isEqualTo(2);

        assertThat(rig.bringBack(store, homes.fresh("new", Engine.SQLITE))
                        .media()
                        .files())
                .isEqualTo(2);
    }

    @Test
    void aFileThatIsNotWhatTheLedgerSaysIsBackedUpAsItIsAndTold() throws Exception {
        Path home = homes.filled("home", Engine.SQLITE);
        StoreRig.enter(home, "covers/a/b.txt", 7, StoreRig.sha256("b cover"));
        StoreRig.write(home, "covers/c.txt", "b cover");
        StoreRig.enter(home, "covers/c.txt", 7, StoreRig.sha256("b cover"));
        StoreRig.enter(home, "covers/lost.txt", 7, StoreRig.sha256("gone"));

        StoreBackup.Written written = rig.backUp(home, store);

        assertThat(written.notes())
                .anyMatch(note -> note.startsWith("1 media files are not what the database says"))
                .anyMatch(note -> note.startsWith("1 media files that the database names are not"));
        Path fresh = homes.fresh("new", Engine.SQLITE);
        rig.bringBack(store, fresh);
        assertThat(StoreRig.read(fresh, "covers/a/b.txt")).isEqualTo("a cover");
        assertThat(StoreRig.read(fresh, "covers/c.txt")).isEqualTo("b cover");
    }

    @Test
    void whereverItBreaksOffNoHalfBackupIsThereAndTheNextRunGoesOn() throws Exception {
        Path home = homes.filled("home", Engine.SQLITE);
        for (int i = 0; i < 4; i++) {
            StoreRig.write(home, "covers/" + i + ".txt", "cover " + i);
        }
        int broken = 0;
        for (int good = 0; new StoredBackups(store).list().isEmpty(); good++) {
            FailingStore failing = new FailingStore(store).failingAfter(good, new IllegalStateException("killed"));
            Throwable failure = catchThrowable(() -> rig.backUp(home, failing));
            assertThat(new StoredBackups(store).list()).hasSize(failure == null ? 1 : 0);
            broken += failure == null ? 0 : 1;
        }

        assertThat(broken).isGreaterThan(4);
        assertThat(new StoredBackups(store).list()).hasSize(1);
        assertThat(new Vault(store).folders()).hasSize(1);
        assertThat(rig.bringBack(store, homes.fresh("new", Engine.SQLITE))
                        .media()
                        .files())
                .isEqualTo(5);
    }

    @Test
    void aFullStoreIsSaidSo() throws Exception {
        Path home = homes.filled("home", Engine.SQLITE);
        MemoryStore small = new MemoryStore(StoreRig.CLOCK, 1_000);

        assertThatThrownBy(() -> rig.backUp(home, small)).isInstanceOf(StorageException.Full.class);
        assertThat(new StoredBackups(small).list()).isEmpty();
    }

    @Test
    void olderBackupsGoAndWithThemWhatOnlyTheyNeeded() throws Exception {
        Path home = homes.filled("home", Engine.SQLITE);
        rig.backUp(home, store);
        StoreRig.write(home, "covers/c.txt", "stays");
        Files.delete(home.resolve("images/covers/a/b.txt"));
        String second = rig.backUp(home, store).moment();

        StoreBackup.Written third = rig.backUp(home, store, Optional.of(2));

        assertThat(third.notes())
                .anyMatch(note -> note.startsWith("Removed 1 older backups"))
                .anyMatch(note -> note.startsWith("Removed 1 files, 7 bytes"));
        assertThat(new StoredBackups(store).list())
                .extracting(StoredBackups.Listed::moment)
                .containsExactly(second, third.moment());
        assertThat(objects(store)).containsExactly(Contents.key(StoreRig.sha256("stays")));
        assertThat(new Vault(store).pruners("nobody", Instant.EPOCH)).isEmpty();
    }

    @Test
    void contentsStayWhileAnotherHomeMakesABackupThere() throws Exception {
        Path home = homes.filled("home", Engine.SQLITE);
        rig.backUp(home, store);
        Files.delete(home.resolve("images/covers/a/b.txt"));
        String theirs = "20261120T115900Z";
        StoreRig.put(store, "backups/" + theirs + "/begun.json", "another home");

        StoreBackup.Written written = rig.backUp(home, store, Optional.of(1));

        assertThat(written.notes()).anyMatch(note -> note.contains("another home makes the backup " + theirs));
        assertThat(objects(store)).hasSize(1);
        assertThat(new StoredBackups(store).list()).hasSize(1);
        assertThat(store.stat(new ObjectKey("backups/" + theirs + "/begun.json")))
                .isPresent();
    }

    @Test
    void whatAnotherHomeBeganLongAgoIsClearedAway() throws Exception {
        Path home = homes.filled("home", Engine.SQLITE);
        StoreRig.put(store, "backups/20261101T115900Z/begun.json", "another home");
        StoreRig.put(store, "backups/20261101T115900Z/database.tar.gz", "half");
        StoreRig.put(store, "objects/ab/" + "c".repeat(62), "nobody's");

        rig.backUp(home, store, Optional.of(1));

        assertThat(new Vault(store).folders()).hasSize(1);
        assertThat(objects(store)).hasSize(1);
    }

    @Test
    void nothingBeginsWhileAnotherHomeRemovesContents() throws Exception {
        Path home = homes.filled("home", Engine.SQLITE);
        StoreRig.put(store, "pruning/another-home.json", "another-home");

        assertThatThrownBy(() -> rig.backUp(home, store))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("removes old backups")
                .hasMessageContaining("delete pruning/another-home.json there");
        assertThat(new Vault(store).folders()).isEmpty();
    }

    @Test
    void aHomeThatHasRemovedItsBackupsLeavesTheMarkOfAnotherThatStillDoes() throws Exception {
        Path home = homes.filled("home", Engine.SQLITE);
        Vault other = new Vault(store);
        ForwardingStore meeting = new ForwardingStore(store) {
            @Override
            public void delete(ObjectKey key) {
                if (key.text().endsWith("begun.json")) {
                    other.markPruning("another-home");
                }
                super.delete(key);
            }
        };

        rig.backUp(home, meeting, Optional.of(1));

        assertThat(other.pruners("nobody", Instant.EPOCH)).containsExactly(new ObjectKey("pruning/another-home.json"));
        assertThatThrownBy(() -> rig.backUp(home, store)).isInstanceOf(BackupException.class);
        other.unmarkPruning("another-home");
        assertThat(rig.backUp(home, store).notes()).isEmpty();
    }

    @Test
    void aDamagedListKeepsEverythingFromBeingRemoved() throws Exception {
        Path home = homes.filled("home", Engine.SQLITE);
        String first = rig.backUp(home, store).moment();
        StoreRig.put(store, "objects/ab/" + "c".repeat(62), "nobody's");
        StoreRig.put(store, "backups/" + first + "/media.tsv.gz", "damaged");

        StoreBackup.Written written = rig.backUp(home, store, Optional.of(5));

        assertThat(written.notes()).anyMatch(note -> note.startsWith("Older backups could not be removed"));
        assertThat(objects(store)).hasSize(2);
    }

    @Test
    void onlyOneBackupOfAHomeIsMadeAtATime() throws Exception {
        Path home = homes.filled("home", Engine.SQLITE);
        MemoryStore other = new MemoryStore(StoreRig.CLOCK);
        CountingStore media = new CountingStore(mediaOf(home))
                .before(
                        "covers/a/b.txt",
                        () -> assertThatThrownBy(() -> rig.backUp(home, other))
                                .hasMessage("Another backup of this home is being made."));

        rig.backUp(home, media, store, Optional.empty());

        assertThat(media.opened()).isEqualTo(1);
        assertThat(new StoredBackups(store).list()).hasSize(1);
    }

    @Test
    void whatAKilledRunHasReadIsNotReadAgain() throws Exception {
        HashNotes notes = new HashNotes(folder.resolve("hashes"));
        String hash = StoreRig.sha256("any");
        try (HashNotes.Session session = notes.open()) {
            for (String key : List.of("a", "c", "d")) {
                session.keep(new HashNotes.Note(new ObjectKey(key), "old", hash));
            }
            session.finish();
        }
        Files.writeString(
                folder.resolve("hashes.new"),
                "a\tnew\t" + hash + "\nb\tnew\t" + hash + "\nc\tnew\t" + hash.substring(9),
                StandardCharsets.UTF_8);

        try (HashNotes.Session session = notes.open()) {
            assertThat(session.before())
                    .toIterable()
                    .extracting(note -> note.key() + " " + note.version())
                    .containsExactly("a new", "b new", "c old", "d old");
        }
    }

    @Test
    void theRoundsOfVeryManyHashesHoldEachOnce() {
        for (long hashes : new long[] {0, 1, 40_000, 1_000_000, 100_000_000}) {
            List<HashRange> rounds = HashRange.rounds(hashes);
            for (int first = 0; first < 256; first++) {
                String hash = "%02x".formatted(first) + "0".repeat(62);
                assertThat(rounds.stream().filter(range -> range.holds(hash))).hasSize(1);
            }
        }
    }

    private static List<ObjectKey> objects(ObjectStore store) {
        try (Stream<ObjectInfo> all = store.list(KeyRange.of(Contents.FOLDER))) {
            return all.map(ObjectInfo::key).toList();
        }
    }

    @Test
    void theListNamesWhatIsThere() throws Exception {
        Path home = homes.filled("home", Engine.SQLITE);
        StoreBackup.Written written = rig.backUp(home, store);

        assertThat(new StoredBackups(store).list()).singleElement().satisfies(listed -> {
            assertThat(listed.moment()).matches("20261120T120000Z-[0-9a-f]{8}").isEqualTo(written.moment());
            assertThat(listed.at()).isEqualTo(StoreRig.CLOCK.instant());
            assertThat(listed.rows()).isEqualTo(written.rows());
            assertThat(listed.bytes()).isEqualTo(7);
        });
        assertThatThrownBy(() -> new StoredBackups(store).fetch(Optional.of("../x"), folder))
                .isInstanceOf(BackupException.class);
        assertThatThrownBy(() -> new StoredBackups(store).fetch(Optional.of("20200101T000000Z"), folder))
                .hasMessageContaining("There is no backup 20200101T000000Z there");
    }
}
