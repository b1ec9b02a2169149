package social.lindworm.transfer.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import social.lindworm.config.Config;
import social.lindworm.config.DatabaseConfig;
import social.lindworm.config.Secret;
import social.lindworm.db.Database;
import social.lindworm.db.Engine;
import social.lindworm.storage.local.LocalStore;

class BackupTest {

    private static final Progress BREAKING = new Progress() {
        @Override
        public void begin(String part, String unit, long total) {}

        @Override
        public void add(long done) {
            throw new IllegalStateException("the disk went away");
        }

        @Override
        public void end() {}
    };

    @TempDir
    private Path folder;

    private Homes homes() {
        return new Homes(folder);
    }

    @ParameterizedTest
    @CsvSource({"SQLITE,SQLITE", "SQLITE,POSTGRESQL", "POSTGRESQL,SQLITE", "POSTGRESQL,POSTGRESQL"})
    void everythingIsBackInAFreshHomeOnEitherEngine(Engine from, Engine to) throws Exception {
        Path file = backUp(homes().filled("old", from));
        Path fresh = homes().fresh("new", to);

        Restore restore = prepare(file, fresh);
        Restore.Restored restored = restore.run(Homes.QUIET);

        assertThat(Homes.seriesIn(restore.config())).containsExactly("The Wheel", "輪");
        assertThat(Files.readString(fresh.resolve("images/covers/a/b.txt"))).isEqualTo("a cover");
        assertThat(Files.readString(fresh.resolve("data/secret_key"))).isEqualTo("key of old");
        assertThat(restored.mediaFiles()).isEqualTo(1);
    }

    @Test
    void aHomeWithoutSettingsTakesThoseOfTheBackup() throws Exception {
        Path old = homes().filled("old", Engine.SQLITE);
        Files.writeString(old.resolve(".env"), "PORT=4711\n");
        Path file = backUp(old);
        Path fresh = Files.createDirectory(folder.resolve("new"));

        Restore restore = prepare(file, fresh);
        restore.run(Homes.QUIET);

        assertThat(restore.config().web().origin()).isEqualTo("http://localhost:4711");
        assertThat(Files.readString(fresh.resolve(".env"))).isEqualTo("PORT=4711\n");
    }

    @Test
    void settingsThatAreThereStayAndTheBackupsLieBeside() throws Exception {
        Path old = homes().filled("old", Engine.SQLITE);
        Files.writeString(old.resolve(".env"), "PORT=4711\n");
        Path file = backUp(old);
        Path fresh = Files.createDirectory(folder.resolve("new"));
        Files.writeString(fresh.resolve(".env"), "PORT=4712\n");

        Restore.Restored restored = prepare(file, fresh).run(Homes.QUIET);

        assertThat(Files.readString(fresh.resolve(".env"))).isEqualTo("PORT=4712\n");
        assertThat(Files.readString(fresh.resolve(".env.from-backup"))).isEqualTo("PORT=4711\n");
        assertThat(restored.notes()).anyMatch(note -> note.contains(".env.from-backup"));
    }

    @Test
    void anotherSecretKeyIsTold() throws Exception {
        Path file = backUp(homes().filled("old", Engine.SQLITE));
        Path fresh = Files.createDirectory(folder.resolve("new"));
        Files.writeString(fresh.resolve(".env"), "SECRET_KEY=another-key-that-is-long-enough-for-anybody-0123456789\n");

        assertThat(prepare(file, fresh).run(Homes.QUIET).notes()).anyMatch(note -> note.contains("another SECRET_KEY"));
    }

    @Test
    void whatIsReplacedIsPutAside() throws Exception {
        Path home = homes().filled("home", Engine.SQLITE);
        Path file = backUp(home);
        Files.writeString(home.resolve("images/covers/a/b.txt"), "a newer cover");
        Homes.addSeries(Homes.config(home), "added later");

        Restore restore = prepare(file, home);
        assertThat(restore.inTheWay()).hasSize(2);
        Restore.Restored restored = restore.run(Homes.QUIET);

        assertThat(Files.readString(home.resolve("images/covers/a/b.txt"))).isEqualTo("a cover");
        assertThat(Homes.seriesIn(Homes.config(home))).doesNotContain("added later");
        assertThat(restored.notes()).anyMatch(note -> note.startsWith("What was here before lies in "));
        try (Stream<Path> beside = Files.list(home)) {
            assertThat(beside.filter(path -> path.getFileName().toString().startsWith("images.replaced-")))
                    .singleElement()
                    .satisfies(
                            aside -> assertThat(aside.resolve("covers/a/b.txt")).hasContent("a newer cover"));
        }
    }

    @Test
    void whenTheDatabaseCannotTakeOverTheKeyAndTheMediaAreWhatTheyWere() throws Exception {
        Path home = homes().filled("home", Engine.SQLITE);
        Path file = backUp(home);
        Files.writeString(home.resolve("images/covers/a/b.txt"), "a newer cover");
        Files.writeString(home.resolve("data/secret_key"), "a newer key");
        Homes.addSeries(Homes.config(home), "added later");
        Restore restore = prepare(file, home);
        Path database = ((DatabaseConfig.Sqlite) restore.config().database()).file();
        Files.createDirectories(restore.aside().resolve(database.getFileName()).resolve("in the way"));

        assertThatThrownBy(() -> restore.run(Homes.QUIET)).isInstanceOf(IOException.class);

        assertThat(home.resolve("data/secret_key")).hasContent("a newer key");
        assertThat(home.resolve("images/covers/a/b.txt")).hasContent("a newer cover");
        assertThat(Homes.seriesIn(Homes.config(home))).contains("added later");
        try (Stream<Path> all = Files.walk(home)) {
            assertThat(all.filter(path -> path.toString().endsWith(".restoring")))
                    .isEmpty();
        }
    }

    @Test
    void renamesThatCannotBeTakenBackAreToldAndDoNotHinderTheOthers() throws Exception {
        Path first = Files.writeString(folder.resolve("first"), "first");
        Path second = Files.writeString(folder.resolve("second"), "second");
        Moves moves = new Moves();
        moves.move(first, folder.resolve("aside/first"));
        moves.move(second, folder.resolve("aside/second"));
        Files.writeString(second, "somebody else's");

        assertThatThrownBy(moves::close).isInstanceOf(IOException.class).hasMessageContaining("second");

        assertThat(first).hasContent("first");
        assertThat(folder.resolve("aside/second")).hasContent("second");
    }

    @ParameterizedTest
    @CsvSource({"SQLITE", "POSTGRESQL"})
    void aFilledDatabaseIsInTheWay(Engine engine) throws Exception {
        Path home = homes().filled("home", engine);

        assertThat(prepare(backUp(home), home).inTheWay()).hasSize(2);
        assertThat(prepare(folder.resolve("backup.tar.gz"), homes().fresh("fresh", engine))
                        .inTheWay())
                .isEmpty();
    }

    @Test
    void everyDamagedByteAndEveryShorterFileIsNoticedAndNothingChanges() throws Exception {
        byte[] whole = Files.readAllBytes(backUp(homes().filled("old", Engine.SQLITE)));
        Path fresh = Files.createDirectory(folder.resolve("new"));

        for (int i = 0; i < whole.length; i += 7) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x40;
            if (!unpacked(damaged).equals(unpacked(whole))) {
                assertRefused(i + " of " + whole.length, damaged, fresh);
            }
            assertRefused("cut at " + i, java.util.Arrays.copyOf(whole, i), fresh);
        }
        try (Stream<Path> left = Files.list(fresh)) {
            assertThat(left).isEmpty();
        }
    }

    /// Some bits of a packed file do not matter: in gzip's own head, or which of two runs of zeros is copied.
    private static String unpacked(byte[] packed) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return HexFormat.of().formatHex(gzip.readAllBytes());
        } catch (IOException e) {
            return "damaged: " + e.getMessage();
        }
    }

    private void assertRefused(String what, byte[] content, Path home) throws IOException {
        Path file = Files.write(folder.resolve("damaged.tar.gz"), content);
        assertThatThrownBy(() -> prepare(file, home), what)
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("Nothing was changed");
    }

    @ParameterizedTest
    @CsvSource({"../outside", "/etc/passwd", "media/../../outside", "media/a/../b", "database/../x.jsonl", "other"})
    void aNameThatDoesNotBelongIsRefused(String name) throws IOException {
        Path file = folder.resolve("bad.tar.gz");
        archive(file, new TarArchiveEntry(name, true), "text");

        assertThatThrownBy(() -> prepare(file, folder))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("is no backup of Lindworm");
    }

    @Test
    void aLinkIsRefused() throws IOException {
        Path file = folder.resolve("bad.tar.gz");
        TarArchiveEntry link = new TarArchiveEntry("media/link", TarArchiveEntry.LF_SYMLINK);
        link.setLinkName("/etc/passwd");
        archive(file, link, "");

        assertThatThrownBy(() -> prepare(file, folder)).isInstanceOf(BackupException.class);
    }

    @Test
    void onlyTheOwnerMayReadABackup() throws Exception {
        Path file = backUp(homes().filled("old", Engine.SQLITE));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aBackupThatFailsLeavesTheOldOneAndNoPart() throws Exception {
        Path home = homes().filled("old", Engine.SQLITE);
        Path file = backUp(home);
        byte[] before = Files.readAllBytes(file);
        Config config = Homes.config(home);

        assertThatThrownBy(() -> {
                    try (Database database = Database.open(config.database());
                            LocalStore media = new LocalStore(config.home().media(), Clock.systemUTC())) {
                        new Backup(config, new Secret("key"), database, media, Clock.systemUTC()).into(file, BREAKING);
                    }
                })
                .hasMessage("the disk went away");

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(folder.resolve("backup.tar.gz.unfinished")).doesNotExist();
    }

    private static void archive(Path file, TarArchiveEntry entry, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (var tar = new TarArchiveOutputStream(
                new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(file))))) {
            entry.setSize(bytes.length);
            tar.putArchiveEntry(entry);
            tar.write(bytes);
            tar.closeArchiveEntry();
        }
    }

    private static Restore prepare(Path file, Path home) {
        return Restore.prepare(file, home, Map.of(), Clock.systemUTC(), Homes.QUIET);
    }

    private Path backUp(Path home) throws IOException, SQLException {
        Config config = Homes.config(home);
        try (Database database = Database.open(config.database());
                LocalStore media = new LocalStore(config.home().media(), Clock.systemUTC())) {
            Secret key = new Secret("key of " + home.getFileName());
            return new Backup(config, key, database, media, Clock.systemUTC())
                    .into(folder.resolve("backup.tar.gz"), Homes.QUIET)
                    .file();
        }
    }
}
