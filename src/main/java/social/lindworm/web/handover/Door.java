package social.lindworm.web.handover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the process that will take this server's place comes in: a socket in the data folder, for this user only. One
/// at a time is heard, on a thread of its own.
public final class Door implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    static final String SOCKET = "socket";
    static final String HERE = "here";
    static final String NONE = "none";
    static final String LEAVE = "leave";
    static final String LEFT = "left";

    /// The server behind the door.
    public interface Owner {

        /// The port it listens on, if its settings name the same host and port.
        Optional<Integer> listensOn(String host, int port);

        /// Another process serves now: take no more connections.
        void leave();

        /// The other one is known as the server from now on; finish and end.
        void replaced();
    }

    private final UnixSocket socket;
    private final Path place;
    private final Owner owner;
    private volatile boolean left;

    private Door(UnixSocket socket, Path place, Owner owner) {
        this.socket = socket;
        this.place = place;
        this.owner = owner;
    }

    /// @return empty where it cannot be; the server then has to be stopped before another one starts
    public static Optional<Door> open(Path place, Owner owner) {
        if (!Libc.isUsable()) {
            return Optional.empty();
        }
        try {
            Door door = new Door(UnixSocket.listen(place), place, owner);
            Thread.ofPlatform().name("handover").daemon().start(door::run);
            return Optional.of(door);
        } catch (IOException | RuntimeException | LinkageError e) {
            LOG.info("this server cannot hand on its socket: {}", e.toString());
            return Optional.empty();
        }
    }

    private void run() {
        try (socket) {
            while (!left && Files.exists(place)) {
                hear();
            }
        } catch (IOException e) {
            LOG.debug("the door did not close", e);
        }
        if (left) {
            owner.replaced();
        }
    }

    private void hear() {
        try (UnixSocket successor = socket.accept()) {
            serve(successor);
        } catch (IOException | RuntimeException e) {
            LOG.debug("the door is shut, or who came in is gone", e);
        }
    }

    private void serve(UnixSocket successor) throws IOException {
        String said = successor.receive().text();
        while (!said.isEmpty()) {
            String[] words = said.split(" ");
            switch (words[0]) {
                case SOCKET -> handOver(successor, words);
                case LEAVE -> {
                    left = true;
                    owner.leave();
                    successor.send(LEFT);
                }
                default -> successor.send(NONE);
            }
            said = successor.receive().text();
        }
    }

    private void handOver(UnixSocket successor, String[] words) throws IOException {
        OptionalInt file = OptionalInt.empty();
        if (words.length == 3) {
            Optional<Integer> port = owner.listensOn(words[1], Integer.parseInt(words[2]));
            file = port.isPresent() ? ListeningSocket.on(port.get()) : OptionalInt.empty();
        }
        successor.send(file.isPresent() ? HERE : NONE, file);
    }

    /// Shuts it, unless it is the successor's by now.
    @Override
    public void close() throws IOException {
        if (!left) {
            Files.deleteIfExists(place);
            socket.shut();
        }
    }
}
