package social.lindworm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import social.lindworm.config.Config;
import social.lindworm.storage.wrapper.YieldingStore;

class ServerLoadTest {

    @TempDir
    private Path root;

    private static Duration taken() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    /// What processes take is counted in hundredths of a second.
    private static void work() {
        Duration enough = taken().plusMillis(50);
        while (taken().compareTo(enough) < 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void withoutAServerNobodyIsServed() {
        ServerLoad load = ServerLoad.of(Config.load(root, Map.of()).home());
        work();

        YieldingStore.Load seen = load.get();

        assertThat(seen.serving()).isZero();
        assertThat(seen.own()).isPositive();
    }

    @Test
    void whatTheServerTakesCountsSinceItWasAskedBefore() {
        ServerLoad load = new ServerLoad(() -> Optional.of(ProcessHandle.current()));
        work();

        assertThat(load.get().serving()).isPositive().isLessThanOrEqualTo(1.5);
    }

    @Test
    void aServerThatTookTheOthersPlaceBeginsAnew() {
        AtomicReference<Optional<ProcessHandle>> server = new AtomicReference<>(Optional.of(ProcessHandle.current()));
        ServerLoad load = new ServerLoad(server::get);
        work();
        server.set(Optional.empty());

        assertThat(load.get().serving()).isZero();
    }
}
