package social.lindworm.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import social.lindworm.app.Logging;
import social.lindworm.app.ServerFile;
import social.lindworm.config.Config;
import social.lindworm.config.ConfigException;
import social.lindworm.config.DatabaseConfig;
import social.lindworm.db.Database;

@Command(
        name = "check",
        description = "look at settings, folders, database, index, mail and clock, and say what to do",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:nothing failed (there may be warnings)", "1:something failed"},
        footer = {
            "",
            "Changes nothing. It may run beside the server; the database is read through, which takes a while."
        })
final class CheckCommand extends ToolCommand {

    private static final long LITTLE_ROOM = 2L << 30;
    private static final long NO_ROOM = 100L << 20;

    private int failed;
    private int warned;

    @Override
    public Integer call() {
        Logging.toTerminal("ERROR");
        try {
            Config config = config();
            settings(config);
            folders(config);
            database(config.database());
            index(config);
            tell(MailCheck.of(config.mail()));
            server(config);
        } catch (ConfigException e) {
            e.problems().forEach(problem -> tell(Finding.failed("settings", problem.toString(), "")));
        }
        out().println(failed == 0 && warned == 0 ? "all is well" : failed + " failed, " + warned + " warnings");
        return failed == 0 ? 0 : 1;
    }

    private void tell(Finding finding) {
        out().println(finding.line());
        out().flush();
        failed += finding.grade() == Finding.Grade.FAILED ? 1 : 0;
        warned += finding.grade() == Finding.Grade.WARNING ? 1 : 0;
    }

    private void settings(Config config) {
        config.warnings().forEach(warning -> tell(Finding.warning("settings", warning, "see .env.example")));
        tell(Finding.ok("settings", "pages are at " + config.web().origin()));
    }

    private void folders(Config config) {
        tell(folder("data", config.home().data()));
        tell(folder("media", config.home().media()));
        tell(folder("logs", config.home().logs()));
        long free = existing(config.home().data()).toFile().getUsableSpace();
        String state = Size.of(free) + " free";
        tell(
                free < NO_ROOM
                        ? Finding.failed("disk", state, "make room; below 100 MiB uploads and backups fail")
                        : free < LITTLE_ROOM
                                ? Finding.warning("disk", state, "make room soon")
                                : Finding.ok("disk", state));
    }

    private static Finding folder(String name, Path folder) {
        Path there = existing(folder);
        try {
            Files.delete(Files.createTempFile(there, ".check", ""));
            return Finding.ok(name, there.equals(folder) ? folder + " can be written" : folder + " will be made");
        } catch (IOException e) {
            String user = System.getProperty("user.name");
            return Finding.failed(
                    name, folder + " cannot be written", "give " + user + " the right to write in " + there);
        }
    }

    private static Path existing(Path folder) {
        Path there = folder;
        while (!Files.isDirectory(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }

    private void database(DatabaseConfig settings) {
        if (settings instanceof DatabaseConfig.Sqlite sqlite && !Files.exists(sqlite.file())) {
            tell(Finding.warning("database", "there is none yet", "./bw-dev up makes it"));
            return;
        }
        try (Database database = Database.open(settings)) {
            DatabaseCheck.of(database).forEach(this::tell);
        }
    }

    private void index(Config config) {
        Path folder = config.home().index();
        boolean built = Files.isDirectory(folder) && !isEmpty(folder);
        tell(
                built
                        ? Finding.ok("index", folder + " is there")
                        : Finding.warning(
                                "index",
                                "not built yet",
                                "./bw-dev up builds it in the background, ./bw-dev reindex at once"));
    }

    private static boolean isEmpty(Path folder) {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            return true;
        }
    }

    private void server(Config config) {
        try {
            Optional<ServerFile.Running> running = ServerFile.find(config.home());
            tell(Finding.ok(
                    "server",
                    running.map(server -> "runs at " + server.address()).orElse("does not run")));
        } catch (IOException e) {
            tell(Finding.failed(
                    "server",
                    "cannot be asked for: " + e.getMessage(),
                    "look into " + config.home().data()));
        }
    }
}
