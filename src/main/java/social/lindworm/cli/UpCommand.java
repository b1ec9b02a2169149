package social.lindworm.cli;

import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import social.lindworm.app.Logging;
import social.lindworm.app.Server;
import social.lindworm.config.Config;

@Command(
        name = "up",
        aliases = "serve",
        description = "start the server here; -d: in the background, replacing one that runs",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:stopped as asked, or (-d) running and healthy",
            "1:did not start; the last lines of the log are shown",
            "3:the settings are wrong"
        })
final class UpCommand extends ToolCommand {

    @Option(names = "-d", description = "run in the background; returns when pages are served")
    private boolean background;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "all",
            description = "all, web or jobs: what this process does")
    private String role = "all";

    @Option(names = "--log-files", hidden = true)
    private boolean logFiles;

    @Option(names = "--replace", hidden = true)
    private boolean replace;

    @Override
    public Integer call() throws Exception {
        Config config = config();
        return background ? new BackgroundServer(config, role, out(), err()).start() : serve(config);
    }

    private int serve(Config config) throws IOException, InterruptedException {
        if (logFiles) {
            Logging.toFiles(config.home().logs(), config.logLevel());
        } else {
            Logging.toTerminal(config.logLevel());
        }
        config.warnings().forEach(warning -> out().println("note: " + warning));
        Server.Role part = Server.Role.valueOf(role.toUpperCase(Locale.ROOT));
        ServerProcess process = new ServerProcess(config, part, out(), err());
        return replace ? process.replace() : process.run();
    }
}
