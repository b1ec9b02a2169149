package social.lindworm.transfer.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.db.Engine;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.local.LocalStore;
import social.lindworm.storage.memory.MemoryStore;
import social.lindworm.storage.wrapper.ForwardingStore;

/// Homes that keep their backups in one store and know nothing else of each other.
class SharedStoreTest {

    @TempDir
    private Path folder;

    private final MemoryStore store = new MemoryStore(StoreRig.CLOCK);
    private StoreRig rig;
    private Homes homes;
    private Path first;
    private Path second;

    @BeforeEach
    void fill() throws Exception {
        rig = new StoreRig(folder);
        homes = new Homes(folder);
        first = homes.filled("first", Engine.SQLITE);
        second = homes.filled("second", Engine.SQLITE);
        Homes.addSeries(Homes.config(second), "of the second");
    }

    private interface Happening {
        void happen() throws Exception;
    }

    /// Where something happens just before an object of that name is put for the first time.
    private static ObjectStore before(String name, ObjectStore store, Happening happening) {
        AtomicBoolean happened = new AtomicBoolean();
        return new ForwardingStore(store) {
            @Override
            public ObjectInfo put(ObjectKey key, Content content, Attributes attributes) {
                if (key.text().endsWith("/" + name) && happened.compareAndSet(false, true)) {
                    try {
                        happening.happen();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }
                return super.put(key, content, attributes);
            }
        };
    }

    @Test
    void homesThatBeginInTheSameSecondHaveABackupEach() throws Exception {
        ObjectStore meeting = before(Vault.BEGUN, store, () -> rig.backUp(second, store));

        String ours = rig.backUp(first, meeting).moment();

        List<String> moments = new StoredBackups(store)
                .list().stream().map(StoredBackups.Listed::moment).toList();
        assertThat(moments).hasSize(2).contains(ours);
        for (String moment : moments) {
            StoreRig.Back back = rig.bringBack(store, homes.fresh(moment, Engine.SQLITE), false, Optional.of(moment));
            assertThat(Homes.seriesIn(back.restore().config()).contains("of the second"))
                    .isEqualTo(!moment.equals(ours));
        }
    }

    @Test
    void aHomeThatGivesWayLeavesWhatAnotherBeganInTheSameSecond() {
        ObjectStore breaking = before(Vault.COMPLETE, store, () -> {
            throw new IllegalStateException("killed");
        });
        ObjectStore meeting = before(Vault.BEGUN, store, () -> {
            assertThatThrownBy(() -> rig.backUp(second, breaking)).hasRootCauseMessage("killed");
            new Vault(store).markPruning("a-third-home");
        });

        assertThatThrownBy(() -> rig.backUp(first, meeting)).isInstanceOf(BackupException.class);

        assertThat(new Vault(store).folders())
                .singleElement()
                .satisfies(theirs ->
                        assertThat(theirs.names()).containsExactlyInAnyOrder(Vault.BEGUN, Vault.DATABASE, Vault.MEDIA));
    }

    @Test
    void theMarkOfAnotherHomeThatRemovesContentsCountsForSevenDays() throws Exception {
        try (LocalStore disk = new LocalStore(folder.resolve("disk"), StoreRig.CLOCK)) {
            new Vault(disk).markPruning("another-home");
            Path mark = folder.resolve("disk/pruning/another-home.json");
            Instant limit = StoreRig.CLOCK.instant().minus(Duration.ofDays(7));

            Files.setLastModifiedTime(mark, FileTime.from(limit.plusSeconds(1)));
            assertThatThrownBy(() -> rig.backUp(first, disk)).isInstanceOf(BackupException.class);

            Files.setLastModifiedTime(mark, FileTime.from(limit.minusSeconds(1)));
            assertThat(rig.backUp(first, disk, Optional.of(1)).notes()).isEmpty();
            assertThat(mark).as("the other's own matter").exists();
        }
    }

    @Test
    void aMarkOfATimeThatNobodyKnowsCounts() {
        try (MemoryStore timeless = new MemoryStore(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))) {
            new Vault(timeless).markPruning("another-home");

            assertThatThrownBy(() -> rig.backUp(first, timeless)).isInstanceOf(BackupException.class);
        }
    }

    @Test
    void aHomeTakesAwayTheMarkThatItsOwnKilledRunSet() throws Exception {
        rig.backUp(first, store);
        new Vault(store).markPruning(Files.readString(first.resolve("data/backup/home")));
        assertThatThrownBy(() -> rig.backUp(second, store)).isInstanceOf(BackupException.class);

        rig.backUp(first, store);

        assertThat(new Vault(store).pruners("nobody", Instant.EPOCH)).isEmpty();
        rig.backUp(second, store);
    }

    @Test
    void aHomeWhoseOwnNameCouldNotBeWrittenTakesAnother() throws Exception {
        Path name = Files.createDirectories(first.resolve("data/backup")).resolve("home");
        Files.writeString(name, "");

        rig.backUp(first, store);

        assertThat(name).isNotEmptyFile();
        assertThat(new StoredBackups(store).list()).hasSize(1);
    }
}
