package social.lindworm.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import social.lindworm.app.Instance;
import social.lindworm.app.Server;
import social.lindworm.app.ServerFile;
import social.lindworm.config.Config;
import social.lindworm.config.WebConfig;
import social.lindworm.web.handover.Door;
import social.lindworm.web.handover.Predecessor;

/// This process as the server of a home: from the claim on the home until it was stopped or replaced.
final class ServerProcess {

    /// How long one waits for a server that was told to end and still finishes.
    private static final int UNTIL_FREE_SECONDS = 15;

    private final Config config;
    private final Server.Role role;
    private final PrintWriter out;
    private final PrintWriter err;
    private final CountDownLatch toEnd = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean stopping;

    ServerProcess(Config config, Server.Role role, PrintWriter out, PrintWriter err) {
        this.config = config;
        this.role = role;
        this.out = out;
        this.err = err;
    }

    /// @return the exit code
    int run() throws IOException, InterruptedException {
        Optional<ServerFile> claimed = claimed();
        if (claimed.isEmpty()) {
            err.println("A server already runs in " + config.home().root()
                    + ": ./bw-dev down stops it, ./bw-dev up -d replaces it.");
            return 1;
        }
        try (ServerFile file = claimed.get();
                Instance instance = Instance.open(config);
                Server server = Server.start(instance, role)) {
            file.announce(config.web().origin());
            serve(server, file);
        } finally {
            ended.countDown();
        }
        return 0;
    }

    /// Takes the place of the server that runs.
    int replace() throws IOException, InterruptedException {
        Predecessor predecessor;
        try {
            predecessor = Predecessor.knock(config.home().door());
        } catch (IOException | RuntimeException | LinkageError e) {
            // Also where the system calls cannot be bound, such as without the right to native access.
            err.println(e.getMessage());
            return BackgroundServer.NO_HANDOVER;
        }
        try (predecessor;
                ServerFile file = ServerFile.join(config.home());
                Instance instance = Instance.open(config);
                Server server = Server.start(instance, role, predecessor)) {
            predecessor.leave();
            file.announce(config.web().origin());
            predecessor.close();
            server.features().takeOverSearch();
            serve(server, file);
        } finally {
            ended.countDown();
        }
        return 0;
    }

    private Optional<ServerFile> claimed() throws IOException, InterruptedException {
        Optional<ServerFile> claimed = ServerFile.claim(config.home());
        for (int second = 0;
                claimed.isEmpty() && ServerFile.find(config.home()).isEmpty() && second < UNTIL_FREE_SECONDS;
                second++) {
            TimeUnit.SECONDS.sleep(1);
            claimed = ServerFile.claim(config.home());
        }
        return claimed;
    }

    private void serve(Server server, ServerFile file) throws IOException, InterruptedException {
        out.println("Lindworm is at " + config.web().origin() + "  (Ctrl-C stops it)");
        out.flush();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stopping = true;
            toEnd.countDown();
            awaitQuietly(ended);
        }));
        Optional<Door> door = Door.open(config.home().door(), new Owner(server));
        toEnd.await();
        if (door.isPresent()) {
            door.get().close();
        }
        if (file.isReplaced()) {
            out.println("Another process has taken the place of this one.");
            out.flush();
            server.finish(() -> stopping || !isReplaced(file));
        }
    }

    /// Whether there is somebody to leave the home to; `down` ends those who still finish, too.
    private static boolean isReplaced(ServerFile file) {
        try {
            return file.isReplaced();
        } catch (IOException e) {
            return false;
        }
    }

    /// The system ends the process when the hooks are through; this one lets the server close first.
    private static void awaitQuietly(CountDownLatch ended) {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Owner implements Door.Owner {

        private final Server server;

        Owner(Server server) {
            this.server = server;
        }

        @Override
        public Optional<Integer> listensOn(String host, int port) {
            WebConfig web = config.web();
            return web.listenHost().equals(host) && web.listenPort() == port ? server.port() : Optional.empty();
        }

        @Override
        public void leave() {
            try {
                server.leave();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void replaced() {
            toEnd.countDown();
        }
    }
}
