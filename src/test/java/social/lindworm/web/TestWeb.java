package social.lindworm.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import social.lindworm.config.WebConfig;

/// Settings for servers in tests.
public final class TestWeb {

    private static final int FIRST_PORT = 12_000;
    private static final int PORTS = 16_000;
    private static final AtomicInteger NEXT_PORT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * 1_009 % PORTS));

    private TestWeb() {}

    public static WebConfig config(int port) {
        return new WebConfig(
                "localhost:" + port,
                false,
                "127.0.0.1",
                port,
                List.of(),
                Locale.ENGLISH,
                ZoneOffset.UTC,
                8L << 20,
                List.of(),
                Duration.ofDays(30));
    }

    /// A port that was free a moment ago, below those that the system chooses for others. Processes that run at the
    /// same time begin in different places.
    public static int freePort() {
        return IntStream.generate(() -> FIRST_PORT + Math.floorMod(NEXT_PORT.getAndIncrement(), PORTS))
                .limit(PORTS)
                .filter(TestWeb::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (BindException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Surroundings surroundings(WebConfig config, boolean installMode) {
        SiteIdentity site = new SiteIdentity("Test", "tests", Optional.empty(), Optional.empty(), installMode);
        return new Surroundings(config.origin(), Messages.load(), path -> "/static/" + path, () -> site);
    }

    static WebServer start(WebConfig config, ViewerSource viewers, Path uploads, Routes... routes) {
        return WebServer.start(config, surroundings(config, false), viewers, List.of(routes), uploads);
    }
}
