package social.lindworm.federation.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ServerSocketFactory;

/// A server that says exactly what a test wants, down to the byte, and remembers what it was asked.
final class RawServer implements AutoCloseable {

    @FunctionalInterface
    interface Script {
        void answer(String requestLine, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final Script script;
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    static RawServer on(String address, Script script) {
        return on(ServerSocketFactory.getDefault(), address, script);
    }

    static RawServer on(ServerSocketFactory sockets, String address, Script script) {
        try {
            return new RawServer(sockets.createServerSocket(0, 50, InetAddress.ofLiteral(address)), script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RawServer saying(String answer) {
        return on("127.0.0.1", (request, out) -> out.write(answer.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private RawServer(ServerSocket socket, Script script) {
        this.socket = socket;
        this.script = script;
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (SocketException e) {
            return; // closed
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Socket client) {
        try (client) {
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            StringBuilder head = new StringBuilder();
            String line = reader.readLine();
            String requestLine = line;
            while (line != null && !line.isEmpty()) {
                head.append(line).append('\n');
                line = reader.readLine();
            }
            requests.add(head.toString());
            script.answer(String.valueOf(requestLine), client.getOutputStream());
            client.getOutputStream().flush();
        } catch (IOException e) {
            return; // the client went away, as some tests want
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
