package social.lindworm.cli;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import social.lindworm.app.Logging;
import social.lindworm.app.ServerFile;
import social.lindworm.config.Config;

/// Starts, watches and stops the server process of a home from the outside.
final class BackgroundServer {

    private static final Duration STARTING = Duration.ofMinutes(2);
    private static final Duration STOPPING = Duration.ofSeconds(40);
    private static final int LOG_LINES = 20;

    private final Config config;
    private final String role;
    private final PrintWriter out;
    private final PrintWriter err;

    BackgroundServer(Config config, String role, PrintWriter out, PrintWriter err) {
        this.config = config;
        this.role = role;
        this.out = out;
        this.err = err;
    }

    /// @return the exit code: 0 when pages are served
    int start() throws IOException, InterruptedException {
        if (!stop()) {
            return 1;
        }
        Files.createDirectories(config.home().logs());
        Path console = config.home().logs().resolve("console.log");
        Process server = new ProcessBuilder(commandLine())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .redirectInput(new File("/dev/null"))
                .start();
        Instant patience = Instant.now().plus(STARTING);
        while (server.isAlive() && Instant.now().isBefore(patience)) {
            if (healthy()) {
                config.warnings().forEach(warning -> out.println("note: " + warning));
                out.println("Lindworm is at " + config.web().origin() + "  (process " + server.pid()
                        + "; ./bw-dev logs -f shows what it does)");
                return 0;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        err.println(
                server.isAlive()
                        ? "The server is still not ready after " + STARTING.toSeconds() + " s."
                        : "The server did not start:");
        tail(console);
        tail(config.home().logs().resolve(Logging.CURRENT_FILE));
        return 1;
    }

    /// Asks the running server to stop and waits for it.
    ///
    /// @return false if it would not stop
    boolean stop() throws IOException, InterruptedException {
        Optional<ServerFile.Running> running = ServerFile.find(config.home());
        if (running.isEmpty()) {
            return true;
        }
        ProcessHandle process = running.get().process();
        process.destroy();
        Instant patience = Instant.now().plus(STOPPING);
        while (process.isAlive() && Instant.now().isBefore(patience)) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        if (process.isAlive()) {
            err.println("The server (process " + process.pid()
                    + ") does not stop; look at ./bw-dev logs, then end it with: kill -9 " + process.pid());
            return false;
        }
        return true;
    }

    /// The same program as this one, with the same Java options.
    private List<String> commandLine() {
        List<String> words = new ArrayList<>();
        words.add(Files.isExecutable(Path.of("/usr/bin/setsid")) ? "setsid" : "nohup");
        words.add(ProcessHandle.current().info().command().orElse("java"));
        words.addAll(java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
        words.add("-cp");
        words.add(System.getProperty("java.class.path"));
        words.add("social.lindworm.Main");
        words.addAll(List.of("--home", config.home().root().toString(), "up", "--log-files", "--role", role));
        return words;
    }

    private boolean healthy() {
        if (role.equals("jobs")) {
            return Files.exists(config.home().pidFile());
        }
        String host = config.web().listenHost().equals("0.0.0.0")
                ? "127.0.0.1"
                : config.web().listenHost();
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://" + host + ":" + config.web().listenPort() + "/health")
                            .toURL()
                            .openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(5_000);
            return connection.getResponseCode() == 200
                    && ServerFile.find(config.home()).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    private void tail(Path file) throws IOException {
        if (Files.exists(file)) {
            List<String> lines = Files.readAllLines(file);
            lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size())
                    .forEach(line -> err.println("  " + line));
        }
    }
}
