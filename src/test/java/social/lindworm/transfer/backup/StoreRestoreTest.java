package social.lindworm.transfer.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.config.Config;
import social.lindworm.config.Secret;
import social.lindworm.db.Database;
import social.lindworm.db.Engine;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.local.LocalStore;
import social.lindworm.storage.memory.MemoryStore;
import social.lindworm.storage.migrate.CountingStore;

class StoreRestoreTest {

    @TempDir
    private Path folder;

    private final MemoryStore store = new MemoryStore(StoreRig.CLOCK);
    private Homes homes;
    private StoreRig rig;
    private Path old;
    private String moment;

    @BeforeEach
    void backUp() throws Exception {
        homes = new Homes(folder);
        rig = new StoreRig(folder);
        old = homes.filled("old", Engine.SQLITE);
        StoreRig.write(old, "covers/c.txt", "another");
        moment = rig.backUp(old, store).moment();
    }

    @Test
    void everyObjectThatIsDamagedCutShortOrMissingIsNamedAndNothingIsInUse() throws Exception {
        List<ObjectKey> keys;
        try (Stream<ObjectInfo> all = store.list(KeyRange.ALL)) {
            keys = all.map(ObjectInfo::key).toList();
        }
        assertThat(keys).hasSize(5);
        for (ObjectKey key : keys) {
            byte[] whole = store.open(key).readAll();
            for (int damage = 0; damage < 3; damage++) {
                Path fresh = homes.fresh(damage + key.text().replace('/', '-'), Engine.SQLITE);
                spoil(key, whole, damage);
                assertThatThrownBy(() -> rig.bringBack(store, fresh, false, Optional.of(moment)))
                        .as(key + " " + damage)
                        .isInstanceOf(BackupException.class)
                        .hasMessageContaining(
                                damage == 2 && key.text().endsWith("complete.json") ? moment : key.text());
                assertThat(Homes.config(fresh).home().data().resolve("lindworm.db"))
                        .doesNotExist();
                assertThat(fresh.resolve("data/secret_key")).doesNotExist();
            }
            store.put(key, Content.of(whole), Attributes.of("text/plain"));
        }
        rig.bringBack(store, homes.fresh("at last", Engine.SQLITE));
    }

    private void spoil(ObjectKey key, byte[] whole, int damage) {
        byte[] bytes = damage == 0 ? whole.clone() : Arrays.copyOf(whole, whole.length - 1);
        if (damage == 0) {
            bytes[bytes.length / 2] ^= 1;
        }
        if (key.text().endsWith("complete.json") && damage == 0) {
            bytes[0] = '?';
        }
        if (damage == 2) {
            store.delete(key);
        } else {
            store.put(key, Content.of(bytes), Attributes.of("text/plain"));
        }
    }

    @Test
    void aBackupWithoutItsLastFileDoesNotExist() throws Exception {
        store.delete(Vault.key(moment, Vault.COMPLETE));

        assertThat(new StoredBackups(store).list()).isEmpty();
        assertThatThrownBy(() -> rig.bringBack(store, homes.fresh("new", Engine.SQLITE)))
                .hasMessage("There is no whole backup in that store.");
    }

    @Test
    void mediaThatAreThereStayAndOthersAreNotTouched() throws Exception {
        Path fresh = homes.fresh("new", Engine.SQLITE);
        StoreRig.write(fresh, "covers/c.txt", "another");
        StoreRig.write(fresh, "covers/mine.txt", "not in the backup");

        StoreRig.Back back = rig.bringBack(store, fresh);

        assertThat(back.media().brought()).isEqualTo(1);
        assertThat(back.media().files()).isEqualTo(2);
        assertThat(StoreRig.read(fresh, "covers/mine.txt")).isEqualTo("not in the backup");
    }

    @Test
    void mediaWithAnotherContentAreReplacedOnlyWhenAskedForAndPutAside() throws Exception {
        Path fresh = homes.fresh("new", Engine.SQLITE);
        StoreRig.write(fresh, "covers/c.txt", "somehow");

        assertThatThrownBy(() -> rig.bringBack(store, fresh))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("covers/c.txt")
                .hasMessageContaining("--force");
        assertThat(StoreRig.read(fresh, "covers/c.txt")).isEqualTo("somehow");

        StoreRig.Back back = rig.bringBack(store, fresh, true, Optional.empty());

        assertThat(back.media().replaced()).isEqualTo(1);
        assertThat(StoreRig.read(fresh, "covers/c.txt")).isEqualTo("another");
        assertThat(back.restore().aside().resolve("media/covers/c.txt")).hasContent("somehow");
    }

    @Test
    void aRestoreThatBrokeOffGoesOn() throws Exception {
        Path fresh = homes.fresh("new", Engine.SQLITE);
        ObjectKey content = Contents.key(StoreRig.sha256("another"));
        CountingStore breaking = new CountingStore(store).before(content.text(), () -> {
            throw new IllegalStateException("killed");
        });
        assertThatThrownBy(() -> rig.bringBack(breaking, fresh)).hasMessage("killed");
        CountingStore again = new CountingStore(store);

        StoreRig.Back back = rig.bringBack(again, fresh);

        assertThat(back.media().files()).isEqualTo(2);
        // The database and the list were here already: only complete.json and what lacked was opened.
        assertThat(again.opened()).isEqualTo(1 + (int) back.media().brought());
    }

    @Test
    void anEarlierBackupCanBeChosen() throws Exception {
        Homes.addSeries(Homes.config(old), "added later");
        rig.backUp(old, store);

        StoreRig.Back first = rig.bringBack(store, homes.fresh("first", Engine.SQLITE), false, Optional.of(moment));
        StoreRig.Back newest = rig.bringBack(store, homes.fresh("newest", Engine.SQLITE));

        assertThat(Homes.seriesIn(first.restore().config())).doesNotContain("added later");
        assertThat(Homes.seriesIn(newest.restore().config())).contains("added later");
    }

    @Test
    void aBackupOfBeforeIsNamedByItsSecondAlone() throws Exception {
        for (String name : List.of(Vault.DATABASE, Vault.MEDIA, Vault.COMPLETE)) {
            byte[] whole = store.open(Vault.key(moment, name)).readAll();
            store.put(Vault.key("20261120T120000Z", name), Content.of(whole), Attributes.of("text/plain"));
            store.delete(Vault.key(moment, name));
        }

        StoreRig.Back back =
                rig.bringBack(store, homes.fresh("new", Engine.SQLITE), false, Optional.of("20261120T120000Z"));
        StoreBackup.Written next = rig.backUp(old, store, Optional.of(1));

        assertThat(back.media().files()).isEqualTo(2);
        assertThat(next.notes()).anyMatch(note -> note.contains("Removed 1 older backups (20261120T120000Z)"));
        assertThat(new StoredBackups(store).list())
                .extracting(StoredBackups.Listed::moment)
                .containsExactly(next.moment());
    }

    @Test
    void aFileWithoutMediaListsThemAndProvesThoseThatAreThere() throws Exception {
        Path file = withoutMedia();
        Path fresh = homes.fresh("new", Engine.SQLITE);
        StoreRig.write(fresh, "covers/a/b.txt", "a cover");
        StoreRig.write(fresh, "covers/c.txt", "spoiled");

        Restore restore = Restore.prepare(file, fresh, Map.of(), StoreRig.CLOCK, Homes.QUIET);
        assertThat(restore.inTheWay()).isEmpty();
        restore.run(Homes.QUIET);

        assertThat(Homes.seriesIn(restore.config())).contains("The Wheel");
        assertThat(StoreRig.read(fresh, "covers/a/b.txt")).isEqualTo("a cover");
        try (LocalStore media = new LocalStore(fresh.resolve("images"), StoreRig.CLOCK)) {
            assertThat(restore.lookAt(media, Homes.QUIET)).hasValueSatisfying(look -> {
                assertThat(look.files()).isEqualTo(2);
                assertThat(look.right()).isEqualTo(1);
                assertThat(look.wrong()).containsExactly("covers/c.txt");
            });
        }
    }

    @Test
    void theDatabaseOfAStoreIsABackupOfItsOwnThatLeavesMediaAlone() throws Exception {
        Path file = folder.resolve("database.tar.gz");
        Files.write(file, store.open(Vault.key(moment, Vault.DATABASE)).readAll());
        Path fresh = homes.fresh("new", Engine.SQLITE);
        StoreRig.write(fresh, "covers/mine.txt", "mine");

        Restore restore = Restore.prepare(file, fresh, Map.of(), StoreRig.CLOCK, Homes.QUIET);
        restore.run(Homes.QUIET);

        assertThat(StoreRig.read(fresh, "covers/mine.txt")).isEqualTo("mine");
        try (MemoryStore media = new MemoryStore(StoreRig.CLOCK)) {
            assertThat(restore.lookAt(media, Homes.QUIET)).isEmpty();
        }
    }

    private Path withoutMedia() throws Exception {
        Config config = Homes.config(old);
        try (Database database = Database.open(config.database());
                LocalStore media = new LocalStore(config.home().media(), StoreRig.CLOCK)) {
            Path notes = config.home().data().resolve("backup");
            Backup.Written written = new Backup(config, new Secret("key"), database, media, StoreRig.CLOCK)
                    .withoutMedia(folder.resolve("small.tar.gz"), notes, Homes.QUIET);
            assertThat(written.mediaFiles()).isEqualTo(2);
            return written.file();
        }
    }

    @Test
    void noByteIsHandedOnAsTheLastBeforeAllAreProved() throws IOException {
        StoreRig.put(store, "objects/x", "abc");
        ProvedContent wrong = new ProvedContent(store, new ObjectKey("objects/x"), 3, StoreRig.sha256("abd"));

        try (var in = wrong.open()) {
            assertThat(in.read()).isEqualTo('a');
            assertThat(in.read()).isEqualTo('b');
            assertThatThrownBy(in::read).isInstanceOf(ProvedContent.NotAsSaid.class);
        }
    }
}
