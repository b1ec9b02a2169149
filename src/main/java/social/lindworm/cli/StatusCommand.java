package social.lindworm.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import social.lindworm.app.ServerFile;
import social.lindworm.config.Config;

@Command(
        name = "status",
        description = "tell whether the server runs, where, and since when",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:it runs", "1:it does not"})
final class StatusCommand extends ToolCommand {

    @Override
    public Integer call() throws Exception {
        Config config = config();
        Optional<ServerFile.Running> running = ServerFile.find(config.home());
        if (running.isEmpty()) {
            out().println("not running (home: " + config.home().root() + ")");
            return 1;
        }
        ServerFile.Running server = running.get();
        String since =
                server.process().info().startInstant().map(StatusCommand::age).orElse("");
        out().println("running at " + server.address() + ", process "
                + server.process().pid() + since);
        return 0;
    }

    private static String age(Instant start) {
        Duration age = Duration.between(start, Instant.now());
        return ", for "
                + (age.toDays() > 0
                        ? age.toDays() + " days"
                        : age.toHours() > 0 ? age.toHours() + " h" : age.toMinutes() + " min");
    }
}
