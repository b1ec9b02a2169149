package social.lindworm.transfer.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import social.lindworm.config.Config;
import social.lindworm.config.DatabaseConfig;
import social.lindworm.config.Secret;
import social.lindworm.db.copy.DumpedTable;
import social.lindworm.db.copy.Load;
import social.lindworm.media.MediaMove;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;

/// Brings a backup back: checks all of it, builds everything beside what is there, and swaps at the end. Whatever
/// fails before leaves the home as it was. The backup may come from the other database engine.
public final class Restore {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Archive archive;
    private final Config config;
    private final Path envFile;
    private final boolean keepsEnv;
    private final String stamp;

    private Restore(Archive archive, Config config, Path envFile, Clock clock) {
        this.archive = archive;
        this.config = config;
        this.envFile = envFile;
        this.keepsEnv = Files.exists(envFile);
        this.stamp = STAMP.format(clock.instant());
    }

    /// What came back.
    ///
    /// @param notes what the operator should know, one sentence each
    public record Restored(Instant madeAt, String origin, int tables, long rows, long mediaFiles, List<String> notes) {

        public Restored {
            notes = List.copyOf(notes);
        }
    }

    /// Reads the whole file and compares every hash; changes nothing. A home with a `.env` keeps it, since it says
    /// where things go on this machine; otherwise the backup's is used.
    ///
    /// @throws BackupException if the file is damaged or no backup
    public static Restore prepare(
            Path file, Path home, Map<String, String> environment, Clock clock, Progress progress) {
        Archive archive = Archive.check(file, progress);
        Path env = home.resolve(".env");
        Config config = Files.exists(env) || archive.env().isEmpty()
                ? Config.load(home, environment)
                : Config.read(home, archive.env().orElseThrow(), environment);
        return new Restore(archive, config, env, clock);
    }

    /// The settings that will hold afterwards.
    public Config config() {
        return config;
    }

    /// What a restore would put aside, one sentence part each; empty in a fresh home.
    public List<String> inTheWay() throws SQLException {
        List<String> there = new ArrayList<>();
        switch (config.database()) {
            case DatabaseConfig.Sqlite sqlite -> {
                if (Files.exists(sqlite.file())) {
                    there.add("a database (" + sqlite.file() + ")");
                }
            }
            case DatabaseConfig.Postgres postgres -> {
                if (StagedPostgres.isFilled(postgres)) {
                    there.add("a filled PostgreSQL database");
                }
            }
        }
        if (archive.header().holdsMedia() && MediaFolder.isFilled(config.home().media())) {
            there.add("media files (" + config.home().media() + ")");
        }
        return there;
    }

    /// Call with no server running on the home.
    public Restored run(Progress progress) throws IOException, SQLException {
        return run(false, progress);
    }

    /// @param mediaCame whether the media, which the backup does not hold, were brought to where the settings say
    public Restored run(boolean mediaCame, Progress progress) throws IOException, SQLException {
        Files.createDirectories(config.home().data());
        Path aside = aside();
        try (StagedDatabase database = StagedDatabase.beside(config.database());
                MediaFolder media = archive.header().holdsMedia()
                        ? new MediaFolder(config.home().media(), stamp)
                        : null;
                StagedFiles settings = new StagedFiles();
                Moves moves = new Moves()) {
            prepareSchema(database);
            long files = fill(database, media, progress);
            database.database().migrate();
            List<String> notes = notes();
            write(settings);
            database.database().write(MediaMove::forgetMove).map(Restore::told).ifPresent(notes::add);
            if (mediaCame) {
                String place = config.storage().active().images().place();
                Optional<String> cache =
                        config.storage().remote().map(own -> own.images().place());
                database.database().change(handle -> MediaMove.allCame(handle, place, cache));
            }
            if (media != null) {
                database.database().change(handle -> MediaMove.allCame(handle, "", Optional.empty()));
                media.takeOver(moves);
            }
            moves.move(config.home().index(), aside.resolve("index"));
            settings.takeOver(moves, aside);
            database.takeOver(moves, aside);
            moves.keep();
            replaced(aside, media).ifPresent(notes::add);
            return restored(files, notes);
        }
    }

    /// It could not be gone on with: what leads to its stores may be sealed with another key, and what they hold is not
    /// what the backup knows.
    private static String told(MediaMove.Between move) {
        return "The backup was made while pictures moved from " + shown(move.source()) + " to " + shown(move.target())
                + ". That move is given up: pictures are where .env says. ./bw-dev storage verify tells whether all are"
                + " there; then ./bw-dev storage migrate may begin anew.";
    }

    private static String shown(String place) {
        return place.isEmpty() ? "the media folder" : place;
    }

    private static Optional<String> replaced(Path aside, @Nullable MediaFolder media) {
        String places = Stream.concat(Stream.of(aside), Stream.ofNullable(media).map(MediaFolder::aside))
                .filter(Files::exists)
                .map(Path::toString)
                .collect(Collectors.joining(" and "));
        return places.isEmpty()
                ? Optional.empty()
                : Optional.of("What was here before lies in " + places + "; delete it when all is well.");
    }

    /// Where [#run] puts what it replaces.
    public Path aside() {
        return config.home().data().resolve("replaced-" + stamp);
    }

    /// Compares what the backup lists with what is where the instance keeps its media.
    ///
    /// @return empty if it lists nothing, since it holds the media itself or they are kept beside it
    public Optional<MediaLook> lookAt(ObjectStore media, Progress progress) throws IOException {
        if (archive.header().holdsMedia()) {
            return Optional.empty();
        }
        List<MediaLook> looked = new ArrayList<>();
        Archive.read(archive.file(), (name, content) -> {
            if (name.equals(Entries.MEDIA_LIST)) {
                looked.add(MediaLook.at(content, media, progress));
            }
        });
        return looked.stream().findFirst();
    }

    /// Rows of an older version go into a schema of that version, which is then brought up to date.
    private void prepareSchema(StagedDatabase staged) {
        List<String> versions = archive.header().schema();
        versions.stream()
                .max(String::compareTo)
                .ifPresent(newest -> staged.database().migrateTo(newest));
        if (!staged.database().appliedMigrations().containsAll(versions)) {
            throw new BackupException(
                    "The backup was made by a newer Lindworm; restore it with that. Nothing was changed.");
        }
    }

    private long fill(StagedDatabase staged, @Nullable MediaFolder media, Progress progress)
            throws SQLException, IOException {
        Map<String, DumpedTable> tables =
                archive.manifest().tables().stream().collect(Collectors.toMap(DumpedTable::name, Function.identity()));
        try (Load load = Load.into(staged.database())) {
            Filling filling = new Filling(load, tables, media, progress);
            progress.begin("restoring", "entries", archive.manifest().files().size());
            Archive.read(archive.file(), filling::entry);
            load.finish(archive.manifest().tables());
            progress.end();
            return filling.mediaFiles;
        }
    }

    private static final class Filling {
        private final Load load;
        private final Map<String, DumpedTable> tables;
        private final @Nullable MediaFolder media;
        private final Progress progress;
        private long mediaFiles;

        Filling(Load load, Map<String, DumpedTable> tables, @Nullable MediaFolder media, Progress progress) {
            this.load = load;
            this.tables = tables;
            this.media = media;
            this.progress = progress;
        }

        void entry(String name, InputStream content) throws IOException {
            Optional<String> table = Entries.tableOf(name);
            Optional<ObjectKey> key = Entries.mediaOf(name);
            if (table.isPresent()) {
                rows(tables.get(table.get()), content);
            } else if (key.isPresent() && media != null) {
                media.add(key.get(), content);
                mediaFiles++;
            }
            progress.add(1);
        }

        private void rows(@Nullable DumpedTable table, InputStream content) throws IOException {
            try {
                if (table == null) {
                    throw new BackupException(
                            "The backup holds rows of a table it does not name. Nothing was changed.");
                }
                load.chunk(table, content);
            } catch (SQLException e) {
                throw new IOException("the database refused rows of " + table.name() + ": " + e.getMessage(), e);
            }
        }
    }

    private void write(StagedFiles settings) throws IOException {
        if (archive.secretKey().isPresent()) {
            settings.write(
                    config.home().data().resolve("secret_key"),
                    archive.secretKey().get());
        }
        if (archive.env().isPresent() && !keepsEnv) {
            settings.write(envFile, archive.env().get());
        } else if (archive.env().isPresent()
                && !Files.readString(envFile).equals(archive.env().get())) {
            settings.write(fromBackup(), archive.env().get());
        }
    }

    private Path fromBackup() {
        return envFile.resolveSibling(".env.from-backup");
    }

    private List<String> notes() throws IOException {
        List<String> notes = new ArrayList<>();
        if (keepsEnv
                && archive.env().isPresent()
                && !Files.readString(envFile).equals(archive.env().get())) {
            notes.add("The .env here was kept; the backup's differs and lies beside it as "
                    + fromBackup().getFileName() + ".");
        }
        if (!secretKeyAfterwards()
                .map(KeyMark::of)
                .equals(Optional.of(archive.header().keyMark()))) {
            notes.add("This home has another SECRET_KEY than the backup: sessions end and second factors must be set up"
                    + " again, unless you put the backup's SECRET_KEY into .env.");
        }
        return notes;
    }

    private Optional<Secret> secretKeyAfterwards() {
        return config.secretKey().isEmpty() ? archive.secretKey().map(Secret::new) : Optional.of(config.secretKey());
    }

    private Restored restored(long files, List<String> notes) {
        List<DumpedTable> tables = archive.manifest().tables();
        long rows = tables.stream().mapToLong(DumpedTable::rows).sum();
        return new Restored(archive.header().at(), archive.header().origin(), tables.size(), rows, files, notes);
    }
}
