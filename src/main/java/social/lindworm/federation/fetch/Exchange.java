package social.lindworm.federation.fetch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// One request and its answer on a connection of its own.
final class Exchange implements AutoCloseable {

    private final Socket socket;
    private final WebAddress address;

    private Exchange(Socket socket, WebAddress address) {
        this.socket = socket;
        this.address = address;
    }

    static Exchange open(Network network, WebAddress address, Deadline deadline) throws IOException, FetchException {
        return new Exchange(network.connect(address, deadline), address);
    }

    /// @param ownHeaders whether the request's own headers are meant for this server too
    Answer send(FetchRequest request, String userAgent, boolean ownHeaders) throws IOException, FetchException {
        byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
        OutputStream out = socket.getOutputStream();
        out.write(head(request, userAgent, ownHeaders, body.length).getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
        return Answer.read(new BufferedInputStream(socket.getInputStream(), 16 * 1024));
    }

    private String head(FetchRequest request, String userAgent, boolean ownHeaders, int length) {
        StringBuilder head = new StringBuilder(512);
        line(head, request.method() + " " + address.path() + " HTTP/1.1");
        line(head, "Host: " + address.authority());
        line(head, "User-Agent: " + userAgent);
        line(head, "Accept-Encoding: identity");
        line(head, "Connection: close");
        if (!request.limits().types().isEmpty()) {
            line(head, "Accept: " + String.join(", ", request.limits().types()));
        }
        if (request.method().equals("POST")) {
            line(head, "Content-Length: " + length);
        }
        if (ownHeaders) {
            request.headers().forEach((name, value) -> line(head, name + ": " + value));
        }
        return head.append("\r\n").toString();
    }

    private static void line(StringBuilder head, String text) {
        head.append(text).append("\r\n");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
