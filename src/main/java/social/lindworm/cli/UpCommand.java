package social.lindworm.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import social.lindworm.app.Instance;
import social.lindworm.app.Logging;
import social.lindworm.app.Server;
import social.lindworm.app.ServerFile;
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
        PrintWriter out = out();
        config.warnings().forEach(warning -> out.println("note: " + warning));
        Optional<ServerFile> claimed = ServerFile.claim(config.home());
        if (claimed.isEmpty()) {
            err().println("A server already runs in " + config.home().root()
                    + ": ./bw-dev down stops it, ./bw-dev up -d replaces it.");
            return 1;
        }
        Server.Role part = Server.Role.valueOf(role.toUpperCase(Locale.ROOT));
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        try (ServerFile file = claimed.get();
                Instance instance = Instance.open(config);
                Server _ = Server.start(instance, part)) {
            file.announce(config.web().origin());
            out.println("Lindworm is at " + config.web().origin() + "  (Ctrl-C stops it)");
            out.flush();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                stop.countDown();
                awaitQuietly(stopped);
            }));
            stop.await();
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    /// The system ends the process when the hooks are through; this one lets the server close first.
    private static void awaitQuietly(CountDownLatch stopped) {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
