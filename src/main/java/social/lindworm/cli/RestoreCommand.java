package social.lindworm.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import social.lindworm.app.BackupPlace;
import social.lindworm.app.Logging;
import social.lindworm.app.MoveLook;
import social.lindworm.app.ServerFile;
import social.lindworm.app.StoreTrial;
import social.lindworm.app.StoreWiring;
import social.lindworm.app.Stores;
import social.lindworm.config.Config;
import social.lindworm.config.StorageConfig;
import social.lindworm.media.Move;
import social.lindworm.storage.ObjectStore;
import social.lindworm.transfer.backup.MediaLook;
import social.lindworm.transfer.backup.MediaReturn;
import social.lindworm.transfer.backup.Restore;
import social.lindworm.transfer.backup.StoredBackups;

@Command(
        name = "restore",
        description = "bring a backup back into this home; all of it or nothing",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:everything is back",
            "1:the backup is damaged, a server runs, pictures are being moved, or the home is not empty; what was in use still is",
            "3:the settings or the address are wrong",
            "4:the rows are back, but media files that the backup only lists are not where they must be"
        },
        footer = {
            "",
            "  ./bw-dev restore lindworm.tar.gz",
            "  ./bw-dev restore --from sftp://me@nas.example/lindworm --list",
            "  ./bw-dev restore --from sftp://me@nas.example/lindworm",
            "",
            "The whole backup is checked first. A .env that is here stays, so a backup of SQLite goes into PostgreSQL",
            "if the .env says so; without one, the backup's is used. With --force the files that were here are put",
            "aside, but the tables of a PostgreSQL database are replaced for good. From a FILE, media go into images/;",
            "./bw-dev sync_media then brings them to the store that the settings name. From a store, media go where the",
            "settings keep them; those that are there with the right content stay. Broken off, the same command goes on."
        })
final class RestoreCommand extends ToolCommand {

    private static final int MEDIA_MISSING = 4;

    @ArgGroup(multiplicity = "1")
    private Source source = new Source();

    private static final class Source {
        @Parameters(paramLabel = "FILE", description = "what ./bw-dev backup wrote")
        private @Nullable Path file;

        @Option(names = "--from", paramLabel = "URL", description = "the store of backups that --to named")
        private Optional<String> store = Optional.empty();
    }

    @Option(names = "--backup", paramLabel = "MOMENT", description = "with --from: which backup; else the newest")
    private Optional<String> moment = Optional.empty();

    @Option(names = "--list", description = "with --from: show which backups there are")
    private boolean list;

    @Option(names = "--force", description = "replace what is in this home")
    private boolean force;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() throws Exception {
        Logging.toTerminal("WARNING");
        Path file = source.file;
        if (file == null) {
            return fromStore();
        }
        if (list || moment.isPresent()) {
            err().println("--list and --backup go with --from");
            return 2;
        }
        TerminalProgress progress = new TerminalProgress(out());
        return inQuiet(prepare(file.toAbsolutePath().normalize(), progress), restore -> {
            Restore.Restored restored = restore.run(progress);
            out().println("restored " + restored.origin() + " as of " + restored.madeAt() + ": " + restored.rows()
                    + " rows of " + restored.tables() + " tables, " + restored.mediaFiles() + " media files");
            int code = closing(restored, look(restore, progress));
            if (restored.mediaFiles() > 0) {
                nextStep(restore.config());
            }
            return code;
        });
    }

    private Restore prepare(Path file, TerminalProgress progress) {
        return Restore.prepare(file, home(), System.getenv(), clock, progress);
    }

    private interface Work {
        int with(Restore restore) throws Exception;
    }

    /// With no server on the home, and nothing in the way.
    private int inQuiet(Restore restore, Work work) throws Exception {
        Optional<ServerFile> claimed = ServerFile.claim(restore.config().home());
        if (claimed.isEmpty()) {
            err().println("A server runs in " + home() + "; stop it with ./bw-dev down first. Nothing was changed.");
            return 1;
        }
        try (ServerFile _ = claimed.get()) {
            List<String> there = restore.inTheWay();
            if (!there.isEmpty() && !force) {
                err().println("This home is not empty: there is " + String.join(" and ", there)
                        + ". Use another --home, or --force to replace it. Nothing was changed.");
                return 1;
            }
            Optional<String> moved = there.isEmpty() ? Optional.empty() : moved(restore.config());
            if (moved.isPresent()) {
                err().println(moved.get() + " Nothing was changed.");
                return 1;
            }
            return work.with(restore);
        }
    }

    private static Optional<String> moved(Config config) {
        return switch (MoveLook.at(config)) {
            case QUIET -> Optional.empty();
            case AT_WORK ->
                Optional.of(
                        "A process moves the pictures of this home; let ./bw-dev storage migrate end, or stop it, and wait "
                                + Move.SILENT.toSeconds() + " s.");
            case UNKNOWN ->
                Optional.of(
                        "The database of this home could not be asked whether a process moves the pictures; try again, or put"
                                + " the database aside if it is beyond repair.");
        };
    }

    private int fromStore() throws Exception {
        Config config = config();
        StorageConfig place = Config.storageAt(config.home(), System.getenv(), "--from", source.store.orElseThrow());
        try (ObjectStore store = BackupPlace.open(place, clock)) {
            StoredBackups backups = new StoredBackups(store);
            if (list) {
                return list(backups);
            }
            out().println("fetching the database");
            out().flush();
            StoredBackups.Fetched fetched =
                    backups.fetch(moment, config.home().data().resolve("restore"));
            TerminalProgress progress = new TerminalProgress(out());
            return inQuiet(prepare(fetched.archive(), progress), restore -> bringBack(fetched, restore, progress));
        }
    }

    private int list(StoredBackups backups) throws IOException {
        List<StoredBackups.Listed> all = backups.list();
        if (all.isEmpty()) {
            out().println("no backups there");
        }
        all.forEach(backup -> out().println(String.format(
                Locale.ROOT,
                "%s  %s  %,d rows (%s)  %,d media files (%s)  %s",
                backup.moment(),
                backup.at(),
                backup.rows(),
                Size.of(backup.databaseBytes()),
                backup.files(),
                Size.of(backup.bytes()),
                backup.origin())));
        return 0;
    }

    /// Media first: they take long and nobody uses them before the rows are there.
    private int bringBack(StoredBackups.Fetched fetched, Restore restore, TerminalProgress progress) throws Exception {
        StorageConfig place = restore.config().storage().active().images();
        StoreTrial.of(place, clock);
        restore.config().storage().remote().ifPresent(own -> StoreTrial.of(own.images(), clock));
        MediaReturn.Returned media;
        try (ObjectStore seen = StoreWiring.pictures(place, restore.config(), clock);
                ObjectStore unseen = StoreWiring.open(place.unseen(place.limits()), clock)) {
            media = new MediaReturn(
                            new MediaReturn.Place(seen, unseen),
                            force,
                            restore.aside().resolve("media"),
                            clock)
                    .bring(fetched, progress);
        }
        out().println(String.format(
                Locale.ROOT,
                "brought %,d media files, %s; %,d were there already; %,d others replaced",
                media.brought(),
                Size.of(media.broughtBytes()),
                media.files() - media.brought(),
                media.replaced()));
        Restore.Restored restored = restore.run(true, progress);
        int code = closing(restored, Optional.empty());
        fetched.forget();
        out().println(String.format(
                Locale.ROOT,
                "restored %d rows of %d tables, %d media files, %d bytes; all proved",
                restored.rows(),
                restored.tables(),
                media.files(),
                media.bytes()));
        return code;
    }

    /// Everywhere that the server, and the backup, look for pictures: a restore has ended every move.
    private Optional<MediaLook> look(Restore restore, TerminalProgress progress) throws IOException {
        try (ObjectStore media = Stores.media(restore.config(), clock)) {
            return restore.lookAt(media, progress);
        }
    }

    private int closing(Restore.Restored restored, Optional<MediaLook> look) {
        restored.notes().forEach(note -> out().println("note: " + note));
        boolean lacking = look.isPresent() && look.get().right() < look.get().files();
        look.ifPresent(media -> out().println(String.format(
                Locale.ROOT,
                "media: %,d of %,d files that must be there are, each proved by its SHA-256",
                media.right(),
                media.files())));
        if (lacking) {
            out().flush();
            err().println("missing or not what they were: "
                    + String.join(", ", look.get().wrong())
                    + (look.get().files() - look.get().right()
                                    > look.get().wrong().size()
                            ? ", ..."
                            : ""));
        }
        out().println("./bw-dev up -d starts it; the search index is built anew in the background.");
        return lacking ? MEDIA_MISSING : 0;
    }

    /// Pages link to no other store before a copy has proved that pictures are there.
    private void nextStep(Config config) {
        if (!config.storage().active().images().place().isEmpty()) {
            out().println("Pictures came into " + config.home().media()
                    + ", and this server hands them out until ./bw-dev sync_media has brought them to the store that"
                    + " the settings name.");
        }
    }
}
