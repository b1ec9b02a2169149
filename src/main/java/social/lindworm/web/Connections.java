package social.lindworm.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import social.lindworm.config.WebConfig;

/// The way in: one listening socket, of this process or handed over by another, and the connections that came by it.
public final class Connections {

    private static final long IDLE_MS = 60_000;

    /// How long a connection that is not used is kept while this process goes: long enough that whoever uses it again
    /// has mostly done so, and was told with the answer to come by a new one.
    private static final long QUIET_MS = 10_000;

    private static final Duration LONGEST_GOING = Duration.ofSeconds(60);
    private static final int WAITING = 1_024;

    private @Nullable ServerSocketChannel socket;
    private @Nullable ServerConnector connector;
    private volatile boolean going;

    Connections() {}

    /// A socket of this process's own, at the address of the settings.
    public static ServerSocketChannel bind(WebConfig config) {
        try {
            ServerSocketChannel channel = ServerSocketChannel.open();
            try {
                return channel.bind(new InetSocketAddress(config.listenHost(), config.listenPort()), WAITING);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException | UnresolvedAddressException e) {
            String reason = e.getMessage() == null ? "there is no such host" : e.getMessage();
            throw new IllegalStateException(
                    "cannot listen on " + config.listenHost() + " port " + config.listenPort() + ": " + reason, e);
        }
    }

    void comeBy(ServerSocketChannel listening) {
        socket = listening;
    }

    /// Jetty asks for it when it starts.
    ServerConnector connector(Server server, HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(16 * 1024);
        http.addCustomizer((request, answer) -> {
            if (going) {
                answer.put(HttpHeader.CONNECTION, "close");
            }
            return request;
        });
        ServerConnector fresh = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        fresh.setIdleTimeout(IDLE_MS);
        try {
            fresh.open(Objects.requireNonNull(socket, "no socket"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connector = fresh;
        return fresh;
    }

    private ServerConnector started() {
        return Objects.requireNonNull(connector, "not started");
    }

    int port() {
        return started().getLocalPort();
    }

    /// Only the listening socket is closed: interrupting the thread that accepts could lose what it has just accepted.
    void leave() {
        going = true;
        started().close();
    }

    void finish(BooleanSupplier hurry) throws InterruptedException {
        started().getConnectedEndPoints().forEach(connection -> connection.setIdleTimeout(QUIET_MS));
        Instant end = Instant.now().plus(LONGEST_GOING);
        while (!started().getConnectedEndPoints().isEmpty() && Instant.now().isBefore(end) && !hurry.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
