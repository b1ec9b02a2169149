package social.lindworm.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import social.lindworm.app.Logging;
import social.lindworm.app.ServerFile;
import social.lindworm.transfer.backup.Restore;

@Command(
        name = "restore",
        description = "bring a backup back into this home; all of it or nothing",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:everything is back",
            "1:the file is damaged, a server runs, or the home is not empty; nothing was changed",
            "3:the settings are wrong"
        },
        footer = {
            "",
            "The whole file is checked first. A .env that is here stays, so a backup of SQLite goes into PostgreSQL",
            "if the .env says so; without one, the backup's is used. With --force the files that were here are put",
            "aside, but the tables of a PostgreSQL database are replaced for good."
        })
final class RestoreCommand extends ToolCommand {

    @Parameters(paramLabel = "FILE", description = "what ./bw-dev backup wrote")
    private Path file;

    @Option(names = "--force", description = "replace what is in this home")
    private boolean force;

    @Override
    public Integer call() throws Exception {
        Logging.toTerminal("WARNING");
        TerminalProgress progress = new TerminalProgress(out());
        Restore restore = Restore.prepare(
                file.toAbsolutePath().normalize(), home(), System.getenv(), Clock.systemUTC(), progress);
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
            report(restore.run(progress));
        }
        return 0;
    }

    private void report(Restore.Restored restored) {
        out().println("restored " + restored.origin() + " as of " + restored.madeAt() + ": " + restored.rows()
                + " rows of " + restored.tables() + " tables, " + restored.mediaFiles() + " media files");
        restored.notes().forEach(note -> out().println("note: " + note));
        out().println("./bw-dev up -d starts it; the search index is built anew in the background.");
    }
}
