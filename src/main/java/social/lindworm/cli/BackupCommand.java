package social.lindworm.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import social.lindworm.app.BackupPlace;
import social.lindworm.app.Instance;
import social.lindworm.app.Stores;
import social.lindworm.config.Config;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.ObjectStore;
import social.lindworm.transfer.backup.Backup;
import social.lindworm.transfer.backup.StoreBackup;

@Command(
        name = "backup",
        description = "write everything into one file or a store, while the server runs on",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:the backup is there", "1:it is not; run it again", "3:the settings or the address are wrong"
        },
        footer = {
            "",
            "  ./bw-dev backup lindworm.tar.gz                       everything in one file",
            "  ./bw-dev backup lindworm.tar.gz --without-media       a list of the media files in place of them",
            "  ./bw-dev backup --to sftp://me@nas.example/lindworm   into a store: later runs send only what is new",
            "",
            "URL is what STORAGE_URL takes; ${NAME} in it is filled in from .env, and its options may be settings that",
            "begin with STORAGE_TO_. A backup holds the settings, the secret key and every row, and is not encrypted:",
            "keep it where nobody else can read it. ./bw-dev restore brings it back, also into the other database."
        })
final class BackupCommand extends InstanceCommand {

    @ArgGroup(multiplicity = "1")
    private Target target = new Target();

    private static final class Target {
        @Parameters(paramLabel = "FILE", description = "where to write it, such as lindworm.tar.gz")
        private @Nullable Path file;

        @Option(names = "--to", paramLabel = "URL", description = "a store of backups")
        private Optional<String> store = Optional.empty();
    }

    @Option(names = "--without-media", description = "with FILE: only list the media files, with size and SHA-256")
    private boolean withoutMedia;

    @Option(
            names = "--keep",
            paramLabel = "N",
            description = "with --to: remove all but the newest N backups of this instance, and what only they needed")
    private Optional<Integer> keep = Optional.empty();

    @Override
    int run(Instance instance) throws Exception {
        Path file = target.file;
        String wrong = file == null ? notWithStore() : notWithFile();
        if (!wrong.isEmpty()) {
            err().println(wrong);
            return 2;
        }
        try (ObjectStore media = Stores.media(instance)) {
            Backup backup =
                    new Backup(instance.config(), instance.secretKey(), instance.database(), media, instance.clock());
            if (file == null) {
                toStore(instance, backup, media);
            } else {
                toFile(file, instance, backup);
            }
        }
        return 0;
    }

    private String notWithStore() {
        if (withoutMedia) {
            return "--without-media goes with a FILE; a store receives only media that are new";
        }
        return keep.filter(newest -> newest < 1).isPresent() ? "--keep takes a number from 1" : "";
    }

    private String notWithFile() {
        return keep.isPresent() ? "--keep goes with --to" : "";
    }

    private void toFile(Path file, Instance instance, Backup backup) throws Exception {
        TerminalProgress progress = new TerminalProgress(out());
        Backup.Written written =
                withoutMedia ? backup.withoutMedia(file, folder(instance), progress) : backup.into(file, progress);
        out().println("wrote " + written.file() + ": " + written.rows() + " rows of " + written.tables() + " tables, "
                + written.mediaFiles() + " media files" + (withoutMedia ? " listed, " : ", ")
                + Size.of(written.bytes()));
    }

    private void toStore(Instance instance, Backup backup, ObjectStore media) throws Exception {
        StorageConfig place =
                Config.storageAt(instance.config().home(), System.getenv(), "--to", target.store.orElseThrow());
        BackupPlace.tryOut(place, Stores.pictures(instance), instance.clock())
                .ifPresent(odd -> out().println("note: " + odd));
        try (ObjectStore store = BackupPlace.open(place, instance.clock())) {
            StoreBackup.Written written = new StoreBackup(
                            backup, instance.database(), media, folder(instance), instance.clock())
                    .into(store, keep, new TerminalProgress(out()));
            written.notes().forEach(note -> out().println("note: " + note));
            out().println(String.format(
                    Locale.ROOT,
                    "backup %s: %,d rows, %,d media files, %s; sent %,d files, %s, and %s of database",
                    written.moment(),
                    written.rows(),
                    written.files(),
                    Size.of(written.bytes()),
                    written.sentFiles(),
                    Size.of(written.sentBytes()),
                    Size.of(written.databaseBytes())));
        }
    }

    private static Path folder(Instance instance) {
        return instance.config().home().data().resolve("backup");
    }
}
