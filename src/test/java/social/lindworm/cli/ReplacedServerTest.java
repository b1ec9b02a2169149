package social.lindworm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.app.ServerFile;
import social.lindworm.db.Engine;
import social.lindworm.db.OnBothDatabases;

/// `up -d` on a home whose server runs, with real processes.
@OnBothDatabases
class ReplacedServerTest {

    private final Engine engine;

    @TempDir
    private Path folder;

    private ServerHome server;

    ReplacedServerTest(Engine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void settings() throws IOException {
        server = new ServerHome(folder, engine);
    }

    @AfterEach
    void down() throws Exception {
        server.stop();
    }

    @Test
    void noRequestFailsWhileAServerIsReplaced() throws Exception {
        long first = server.start();
        try (KeepAlivePeople people = new KeepAlivePeople(server.port(), 8)) {
            people.awaitAnswers(50);

            ServerHome.Said up = server.tool("up", "-d");

            assertThat(up.code()).as(up.text()).isZero();
            assertThat(server.serving()).isNotEqualTo(first);
            people.awaitAnswers(50);
            ServerHome.awaitEnd(first);
            assertThat(people.failures()).isEmpty();
        }
        assertThat(server.serving()).isPositive();
        assertThat(server.tool("down").text()).contains("stopped");
        assertThat(ServerFile.find(server.home())).isEmpty();
    }
}
