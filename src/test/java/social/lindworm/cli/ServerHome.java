package social.lindworm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import social.lindworm.app.ServerFile;
import social.lindworm.app.TestApp;
import social.lindworm.config.Config;
import social.lindworm.config.Home;
import social.lindworm.db.Engine;
import social.lindworm.web.TestWeb;

/// A home whose commands run as processes of their own, as people run them.
final class ServerHome {

    private final Path folder;
    private final int port = TestWeb.freePort();

    ServerHome(Path folder, Engine engine) throws IOException {
        this.folder = folder;
        setting("DOMAIN=127.0.0.1");
        setting("PORT=" + port);
        setting("DATABASE_URL=" + TestApp.url(engine));
    }

    int port() {
        return port;
    }

    Home home() {
        return Config.load(folder, Map.of()).home();
    }

    long serving() throws IOException {
        Optional<ServerFile.Running> running = ServerFile.find(home());
        return running.orElseThrow().process().pid();
    }

    static void awaitEnd(long process) throws Exception {
        Optional<ProcessHandle> handle = ProcessHandle.of(process);
        if (handle.isPresent()) {
            handle.get().onExit().get(40, TimeUnit.SECONDS);
        }
    }

    /// The last line of a key counts.
    void setting(String line) throws IOException {
        Path file = folder.resolve(".env");
        String key = line.substring(0, line.indexOf('=') + 1);
        List<String> others = Files.exists(file)
                ? Files.readAllLines(file).stream()
                        .filter(other -> !other.startsWith(key))
                        .toList()
                : List.of();
        Files.write(file, others);
        Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
    }

    /// Starts a server as a person does who looks on.
    ///
    /// @return its process, which serves
    long start() throws Exception {
        Path said = Files.createTempFile("said", ".txt");
        Process process = launch(said, "up");
        while (ServerFile.find(home()).isEmpty() || !answers() || !Files.exists(home().door())) {
            assertThat(process.isAlive()).as(Files.readString(said)).isTrue();
            LockSupport.parkNanos(20_000_000);
        }
        Files.delete(said);
        return process.pid();
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /// Nothing serves after this.
    void stop() throws Exception {
        for (Optional<ServerFile.Running> running = ServerFile.find(home());
                running.isPresent();
                running = ServerFile.find(home())) {
            running.get().process().destroy();
            awaitEnd(running.get().process().pid());
        }
    }

    record Said(int code, String text) {}

    Said tool(String... words) throws Exception {
        Path said = Files.createTempFile("said", ".txt");
        int code = launch(said, words).waitFor();
        String text = Files.readString(said);
        Files.delete(said);
        return new Said(code, text);
    }

    private Process launch(Path said, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx192m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "social.lindworm.Main",
                "--home",
                folder.toString()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
    }
}
