package social.lindworm.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import social.lindworm.app.Instance;
import social.lindworm.app.Stores;
import social.lindworm.storage.ObjectStore;
import social.lindworm.transfer.backup.Backup;

@Command(
        name = "backup",
        description = "write everything into one file, while the server runs on",
        footer = {
            "",
            "The file holds the settings, the secret key, every row and every media file, each with its SHA-256.",
            "Keep it where nobody else can read it. ./bw-dev restore FILE brings it back, also into the other database."
        })
final class BackupCommand extends InstanceCommand {

    @Parameters(paramLabel = "FILE", description = "where to write it, such as lindworm.tar.gz")
    private Path file;

    @Override
    int run(Instance instance) throws Exception {
        try (ObjectStore media = Stores.media(instance)) {
            Backup.Written written = new Backup(
                            instance.config(), instance.secretKey(), instance.database(), media, instance.clock())
                    .into(file, new TerminalProgress(out()));
            out().println("wrote " + written.file() + ": " + written.rows() + " rows of " + written.tables()
                    + " tables, " + written.mediaFiles() + " media files, " + Size.of(written.bytes()));
        }
        return 0;
    }
}
