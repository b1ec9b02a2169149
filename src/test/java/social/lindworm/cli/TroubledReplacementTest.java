package social.lindworm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.app.ServerFile;
import social.lindworm.db.Engine;
import social.lindworm.web.TestWeb;

/// `up -d` when something is in the way, with real processes.
class TroubledReplacementTest {

    @TempDir
    private Path folder;

    private ServerHome server;

    @BeforeEach
    void settings() throws IOException {
        server = new ServerHome(folder, Engine.SQLITE);
    }

    @AfterEach
    void down() throws Exception {
        server.stop();
    }

    @Test
    void aServerThatDoesNotStartLeavesTheOneBeforeAlone() throws Exception {
        long first = server.start();
        try (ServerSocket taken = new ServerSocket(0);
                KeepAlivePeople people = new KeepAlivePeople(server.port(), 4)) {
            server.setting("PORT=" + taken.getLocalPort());

            ServerHome.Said up = server.tool("up", "-d");

            assertThat(up.code()).isEqualTo(1);
            assertThat(up.text()).contains("the one before serves on").contains("cannot listen on");
            assertThat(server.serving()).isEqualTo(first);
            people.awaitAnswers(20);
            assertThat(people.failures()).isEmpty();
        }
    }

    @Test
    void aChangedPortIsBoundByTheNewServer() throws Exception {
        long first = server.start();
        int other = TestWeb.freePort();
        server.setting("PORT=" + other);

        ServerHome.Said up = server.tool("up", "-d");

        assertThat(up.code()).as(up.text()).isZero();
        ServerHome.awaitEnd(first);
        try (KeepAlivePeople people = new KeepAlivePeople(other, 2)) {
            people.awaitAnswers(10);
            assertThat(people.failures()).isEmpty();
        }
    }

    @Test
    void aServerWithoutADoorIsStoppedFirst() throws Exception {
        long first = server.start();
        Files.delete(server.home().door());

        ServerHome.Said up = server.tool("up", "-d");

        assertThat(up.code()).as(up.text()).isZero();
        assertThat(up.text()).contains("cannot hand on its socket").contains("it is stopped first");
        assertThat(server.serving()).isNotEqualTo(first);
    }

    @Test
    void aKilledServerIsSimplyFollowedByTheNext() throws Exception {
        long first = server.start();
        ProcessHandle.of(first).orElseThrow().destroyForcibly();
        ServerHome.awaitEnd(first);

        assertThat(ServerFile.find(server.home())).isEmpty();
        assertThat(server.tool("up", "-d").code()).isZero();
        assertThat(server.serving()).isNotEqualTo(first);
    }
}
