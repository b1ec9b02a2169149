package social.lindworm.cli;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

    /// The exit code of a process that cannot replace another one.
    static final int NO_HANDOVER = 75;

    private static final Duration STARTING = Duration.ofMinutes(2);
    private static final Duration STOPPING = Duration.ofSeconds(40);
    private static final int LOG_LINES = 20;

    private final Config config;
    private final String role;
    private final PrintWriter out;
    private final PrintWriter err;

    /// @param log where it ended before the process could write to it
    private record Launched(Process process, LogMark log) {}

    BackgroundServer(Config config, String role, PrintWriter out, PrintWriter err) {
        this.config = config;
        this.role = role;
        this.out = out;
        this.err = err;
    }

    /// Starts a server, or replaces the one that runs without a request being refused. One that fails to start leaves
    /// the one before as it was.
    ///
    /// @return the exit code: 0 when pages are served
    int start() throws IOException, InterruptedException {
        try (FileChannel turn = turn();
                FileLock _ = turn.lock()) {
            if (ServerFile.find(config.home()).isEmpty()) {
                return started(launch());
            }
            Launched successor = launch("--replace");
            Process process = successor.process();
            boolean ready = isReady(process);
            if (ready || process.isAlive() || process.exitValue() != NO_HANDOVER) {
                return ready ? ready(process) : failed(successor, "; the one before serves on");
            }
            out.println("The running server cannot hand on its socket (" + lastLine(console())
                    + "), so it is stopped first: pages are away for a second or two.");
            return stop() ? started(launch()) : 1;
        }
    }

    /// Of two who start a server at once, the second replaces what the first has started.
    private FileChannel turn() throws IOException {
        Files.createDirectories(config.home().data());
        return FileChannel.open(
                config.home().data().resolve("up.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private Launched launch(String... options) throws IOException {
        Files.createDirectories(config.home().logs());
        LogMark log = LogMark.now(config.home().logs().resolve(Logging.CURRENT_FILE));
        List<String> words = commandLine();
        words.addAll(List.of(options));
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(console().toFile())
                .redirectInput(new File("/dev/null"))
                .start();
        return new Launched(process, log);
    }

    private Path console() {
        return config.home().logs().resolve("console.log");
    }

    private int started(Launched server) throws IOException, InterruptedException {
        return isReady(server.process()) ? ready(server.process()) : failed(server, "");
    }

    private boolean isReady(Process server) throws IOException, InterruptedException {
        Instant patience = Instant.now().plus(STARTING);
        while (server.isAlive() && Instant.now().isBefore(patience)) {
            if (serves(server) && healthy()) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return false;
    }

    private boolean serves(Process server) throws IOException {
        return ServerFile.find(config.home())
                .filter(running -> running.process().pid() == server.pid())
                .isPresent();
    }

    private int ready(Process server) {
        config.warnings().forEach(warning -> out.println("note: " + warning));
        out.println("Lindworm is at " + config.web().origin() + "  (process " + server.pid()
                + "; ./bw-dev logs -f shows what it does)");
        return 0;
    }

    private int failed(Launched server, String andNow) throws IOException {
        if (server.process().isAlive()) {
            server.process().destroyForcibly();
            err.println("The server was not ready after " + STARTING.toSeconds() + " s and was ended" + andNow + ".");
        } else {
            err.println("The server did not start" + andNow + ":");
        }
        tell(new LogMark(console(), 0));
        tell(server.log());
        return 1;
    }

    private static String lastLine(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.isEmpty() ? "it does not say why" : lines.getLast();
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
        if (!process.destroy() && process.isAlive()) {
            err.println("The server (process " + process.pid() + ") belongs to somebody else; only they can stop it.");
            return false;
        }
        Instant patience = Instant.now().plus(STOPPING);
        while ((process.isAlive() || !isFree()) && Instant.now().isBefore(patience)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        if (process.isAlive()) {
            err.println("The server (process " + process.pid()
                    + ") does not stop; look at ./bw-dev logs, then end it with: kill -9 " + process.pid());
            return false;
        }
        return true;
    }

    /// A server that was replaced may still finish what it had begun.
    private boolean isFree() throws IOException {
        Optional<ServerFile> claimed = ServerFile.claim(config.home());
        if (claimed.isPresent()) {
            claimed.get().close();
        }
        return claimed.isPresent();
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
            return true;
        }
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://" + reachedAt(config.web().listenHost()) + ":"
                                    + config.web().listenPort() + "/health")
                            .toURL()
                            .openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(5_000);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /// What an address says for a host that is listened on: every address is reached at this machine's own.
    static String reachedAt(String listenHost) {
        String host = listenHost.startsWith("[") && listenHost.endsWith("]")
                ? listenHost.substring(1, listenHost.length() - 1)
                : listenHost;
        return switch (host) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::" -> "[::1]";
            default -> host.contains(":") ? "[" + host + "]" : host;
        };
    }

    private void tell(LogMark log) throws IOException {
        log.lastLines(LOG_LINES).forEach(line -> err.println("  " + line));
    }
}
