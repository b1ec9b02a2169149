package social.lindworm.transfer.backup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import social.lindworm.config.Config;
import social.lindworm.config.Secret;
import social.lindworm.db.Database;
import social.lindworm.db.copy.Dump;
import social.lindworm.db.copy.DumpedTable;
import social.lindworm.media.LedgerFile;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoredObject;

/// Writes everything an instance is into one file, while it serves on: the rows as of one moment, then the media. A
/// media file that somebody adds or removes meanwhile may be in it or not.
public final class Backup {

    private final Config config;
    private final Secret secretKey;
    private final Database database;
    private final ObjectStore media;
    private final Clock clock;

    public Backup(Config config, Secret secretKey, Database database, ObjectStore media, Clock clock) {
        this.config = config;
        this.secretKey = secretKey;
        this.database = database;
        this.media = media;
        this.clock = clock;
    }

    /// What was written.
    public record Written(Path file, long bytes, int tables, long rows, long mediaFiles) {}

    /// The file is there whole, or not at all; one that was there is replaced at the very end. Only its owner may read
    /// it.
    public Written into(Path target, Progress progress) throws IOException, SQLException {
        Path file = place(target);
        try (ArchiveWriter archive = new ArchiveWriter(file, clock.millis())) {
            List<DumpedTable> tables = rows(archive, Header.WITH_MEDIA, progress);
            long files = media(archive, progress);
            archive.finish(tables);
            return new Written(file, Files.size(file), tables.size(), count(tables), files);
        }
    }

    /// As [#into], with a list of all media files, their sizes and hashes, in place of the files.
    ///
    /// @param notes of hashes, from run to run
    public Written withoutMedia(Path target, Path notes, Progress progress) throws IOException, SQLException {
        Path file = place(target);
        PrivateFiles.folder(notes);
        MediaList list = new MediaList(Files.createTempFile(notes, "media", ".tsv.gz"));
        try (ArchiveWriter archive = new ArchiveWriter(file, clock.millis());
                LedgerFile ledger = LedgerFile.of(database)) {
            List<DumpedTable> tables = rows(archive, Header.WITHOUT_MEDIA, progress);
            Survey.Found found =
                    new Survey(media, new HashNotes(notes.resolve("hashes")), (_, _) -> {}).run(ledger, list, progress);
            try (InputStream content = Files.newInputStream(list.file())) {
                archive.add(Entries.MEDIA_LIST, Files.size(list.file()), content);
            }
            archive.finish(tables);
            return new Written(file, Files.size(file), tables.size(), count(tables), found.files());
        } finally {
            Files.deleteIfExists(list.file());
        }
    }

    /// What an archive of the rows alone holds.
    record Rows(long created, String origin, long rows) {}

    /// Settings and rows alone, for a backup that keeps the media elsewhere.
    Rows rowsInto(Path file, Progress progress) throws IOException, SQLException {
        long now = clock.millis();
        try (ArchiveWriter archive = new ArchiveWriter(file, now)) {
            List<DumpedTable> tables = rows(archive, Header.WITHOUT_MEDIA, progress);
            archive.finish(tables);
            return new Rows(now, origin(), count(tables));
        }
    }

    /// The instance's address.
    String origin() {
        return config.web().origin();
    }

    private static Path place(Path target) {
        Path file = target.toAbsolutePath().normalize();
        if (Files.isDirectory(file)) {
            throw new BackupException(
                    file + " is a folder; name a file in it, such as " + file.resolve("lindworm.tar.gz"));
        }
        if (file.getParent() == null || !Files.isDirectory(file.getParent())) {
            throw new BackupException("there is no folder " + file.getParent());
        }
        return file;
    }

    private static long count(List<DumpedTable> tables) {
        return tables.stream().mapToLong(DumpedTable::rows).sum();
    }

    private List<DumpedTable> rows(ArchiveWriter archive, int format, Progress progress)
            throws IOException, SQLException {
        archive.json(Entries.HEADER, header(format));
        settings(archive);
        List<DumpedTable> tables = Dump.read(database, new RowSink(archive, progress));
        progress.end();
        return tables;
    }

    private Header header(int format) {
        return new Header(
                format,
                clock.millis(),
                origin(),
                database.engine().name(),
                database.appliedMigrations(),
                KeyMark.of(secretKey));
    }

    private void settings(ArchiveWriter archive) throws IOException {
        Path env = config.home().envFile();
        if (Files.isRegularFile(env)) {
            archive.add(Entries.ENV, Files.readAllBytes(env));
        }
        if (config.secretKey().isEmpty()) {
            archive.add(Entries.SECRET_KEY, secretKey.reveal().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    private record RowSink(ArchiveWriter archive, Progress progress) implements Dump.Sink {

        @Override
        public void expect(long rows) {
            progress.begin("database", "rows", rows);
        }

        @Override
        public void chunk(String table, int number, long rows, byte[] lines) throws IOException {
            archive.add(Entries.rows(table, number), lines.length, new ByteArrayInputStream(lines));
            progress.add(rows);
        }
    }

    private long media(ArchiveWriter archive, Progress progress) throws IOException {
        long expected;
        try (Stream<ObjectInfo> all = media.list(KeyRange.ALL)) {
            expected = all.count();
        }
        progress.begin("media", "files", expected);
        long files = 0;
        try (Stream<ObjectInfo> all = media.list(KeyRange.ALL)) {
            for (ObjectInfo info : (Iterable<ObjectInfo>) all::iterator) {
                files += add(archive, info);
                progress.add(1);
            }
        }
        progress.end();
        return files;
    }

    private int add(ArchiveWriter archive, ObjectInfo info) throws IOException {
        try (StoredObject object = media.open(info.key())) {
            archive.add(Entries.media(info.key()), object.info().size(), object.stream());
            return 1;
        } catch (StorageException.Missing e) {
            // Removed since it was listed.
            return 0;
        }
    }
}
