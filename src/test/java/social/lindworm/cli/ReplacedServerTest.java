package social.lindworm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.app.ServerFile;
import social.lindworm.app.TestApp;
import social.lindworm.config.Config;
import social.lindworm.config.Home;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;
import social.lindworm.web.TestWeb;

/// `up -d` on a home whose server runs, with real processes.
@OnBothDatabases
class ReplacedServerTest {

    private final Engine engine;

    @TempDir
    private Path folder;

    private int port;

    ReplacedServerTest(Engine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void settings() throws IOException {
        port = TestWeb.freePort();
        setting("DOMAIN=127.0.0.1");
        setting("PORT=" + port);
        setting("DATABASE_URL=" + TestApp.url(engine));
    }

    @AfterEach
    void down() throws Exception {
        tool("down");
    }

    @Test
    void noRequestFailsWhileAServerIsReplaced() throws Exception {
        assertThat(tool("up", "-d").code()).isZero();
        long first = serving();
        try (KeepAlivePeople people = new KeepAlivePeople(port, 8)) {
            people.awaitAnswers(50);

            Said up = tool("up", "-d");

            assertThat(up.code()).as(up.text()).isZero();
            assertThat(serving()).isNotEqualTo(first);
            people.awaitAnswers(50);
            awaitEnd(first);
            assertThat(people.failures()).isEmpty();
        }
        assertThat(serving()).isPositive();
        assertThat(tool("down").text()).contains("stopped");
        assertThat(ServerFile.find(home())).isEmpty();
    }

    @Test
    void aServerThatDoesNotStartLeavesTheOneBeforeAlone() throws Exception {
        assertThat(tool("up", "-d").code()).isZero();
        long first = serving();
        try (ServerSocket taken = new ServerSocket(0);
                KeepAlivePeople people = new KeepAlivePeople(port, 4)) {
            setting("PORT=" + taken.getLocalPort());

            Said up = tool("up", "-d");

            assertThat(up.code()).isEqualTo(1);
            assertThat(up.text()).contains("the one before serves on").contains("cannot listen on");
            assertThat(serving()).isEqualTo(first);
            people.awaitAnswers(20);
            assertThat(people.failures()).isEmpty();
        }
    }

    @Test
    void aChangedPortIsBoundByTheNewServer() throws Exception {
        assertThat(tool("up", "-d").code()).isZero();
        long first = serving();
        int other = TestWeb.freePort();
        setting("PORT=" + other);

        Said up = tool("up", "-d");

        assertThat(up.code()).as(up.text()).isZero();
        awaitEnd(first);
        try (KeepAlivePeople people = new KeepAlivePeople(other, 2)) {
            people.awaitAnswers(10);
            assertThat(people.failures()).isEmpty();
        }
    }

    @Test
    void aServerWithoutADoorIsStoppedFirst() throws Exception {
        assertThat(tool("up", "-d").code()).isZero();
        long first = serving();
        Files.delete(home().door());

        Said up = tool("up", "-d");

        assertThat(up.code()).as(up.text()).isZero();
        assertThat(up.text()).contains("cannot hand on its socket").contains("it is stopped first");
        assertThat(serving()).isNotEqualTo(first);
    }

    @Test
    void aKilledServerIsSimplyFollowedByTheNext() throws Exception {
        assertThat(tool("up", "-d").code()).isZero();
        long first = serving();
        ProcessHandle.of(first).orElseThrow().destroyForcibly();
        awaitEnd(first);

        assertThat(ServerFile.find(home())).isEmpty();
        assertThat(tool("up", "-d").code()).isZero();
        assertThat(serving()).isNotEqualTo(first);
    }

    private Home home() {
        return Config.load(folder, java.util.Map.of()).home();
    }

    private long serving() throws IOException {
        Optional<ServerFile.Running> running = ServerFile.find(home());
        return running.orElseThrow().process().pid();
    }

    private static void awaitEnd(long process) throws Exception {
        Optional<ProcessHandle> handle = ProcessHandle.of(process);
        if (handle.isPresent()) {
            handle.get().onExit().get(40, TimeUnit.SECONDS);
        }
    }

    /// The last line of a key counts.
    private void setting(String line) throws IOException {
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

    private record Said(int code, String text) {}

    private Said tool(String... words) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(
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
        Path said = Files.createTempFile("said", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        int code = process.waitFor();
        String text = Files.readString(said);
        Files.delete(said);
        return new Said(code, text);
    }
}
