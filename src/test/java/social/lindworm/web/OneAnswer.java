package social.lindworm.web;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// A server on this machine that answers every path with the same, such as a picture that somebody names by its
/// address.
public final class OneAnswer implements AutoCloseable {

    private static final int WAITING = 10;

    private final HttpServer server;

    /// Bytes of this type, or an empty body where there are none.
    public OneAnswer(int status, String type, byte[] body) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), WAITING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/cover";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
