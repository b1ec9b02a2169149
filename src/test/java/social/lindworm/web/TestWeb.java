package social.lindworm.web;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import social.lindworm.config.WebConfig;

/// Settings for servers in tests.
public final class TestWeb {

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

    /// A port that was free a moment ago.
    public static int freePort() {
        try (var socket = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
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
