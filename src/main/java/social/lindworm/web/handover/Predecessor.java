package social.lindworm.web.handover;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The server that runs, seen by the process that takes its place: [#socket], then serve, then [#leave], then [#close].
/// A process that ends before [#leave] has disturbed nothing.
public final class Predecessor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Predecessor.class);

    private final UnixSocket line;

    private Predecessor(UnixSocket line) {
        this.line = line;
    }

    /// Knocks at the door of the server that runs.
    ///
    /// @param place where that server's [Door] is
    /// @throws IOException if it does not open
    public static Predecessor knock(Path place) throws IOException {
        if (!Libc.isUsable()) {
            throw new IOException("this system is not known well enough");
        }
        if (!Files.exists(place)) {
            throw new IOException("it offers none");
        }
        return new Predecessor(UnixSocket.connect(place));
    }

    /// Its listening socket, with every connection that waits in it; both processes take connections from it then.
    ///
    /// @return empty if it listens somewhere else or has ended meanwhile
    public Optional<ServerSocketChannel> socket(String host, int port) throws IOException {
        OptionalInt file;
        try {
            line.send(Door.SOCKET + " " + host + " " + port);
            file = line.receive().file();
        } catch (IOException e) {
            LOG.warn("the server that is replaced has ended: {}", e.toString());
            return Optional.empty();
        }
        return file.isPresent() ? Optional.of(ListeningSocket.adopt(file.getAsInt())) : Optional.empty();
    }

    /// Lets it take no more connections; those it has it serves to their end.
    public void leave() {
        try {
            line.send(Door.LEAVE);
            line.receive();
        } catch (IOException e) {
            LOG.warn("the server that is replaced has ended: {}", e.toString());
        }
    }

    /// Says that the place is taken, if [#leave] came before.
    @Override
    public void close() throws IOException {
        line.close();
    }
}
