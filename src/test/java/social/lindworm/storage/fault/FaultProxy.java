package social.lindworm.storage.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Stands between a store and its server on this machine and spoils what goes through, as a script or a seed says; so
/// the same test meets the same faults each time. HTTP is spoilt exchange by exchange, anything else connection by
/// connection.
public final class FaultProxy implements AutoCloseable {

    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Conversation conversation;
    private final int server;
    private final Queue<Fault> script = new ArrayDeque<>();
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final Map<Fault, Integer> done = new EnumMap<>(Fault.class);
    private Random random = new Random(0);
    private List<Fault> storm = List.of();
    private double share;
    private boolean away;

    /// What goes on over one connection.
    interface Conversation {
        /// @param fault what to do to it
        void run(Socket client, Socket server, Fault fault) throws IOException;
    }

    private FaultProxy(int server, Conversation conversation) {
        this.server = server;
        this.conversation = conversation;
        try {
            this.listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::listen);
    }

    /// @param server the port of a server that speaks HTTP without encryption
    public static FaultProxy http(int server) {
        return new FaultProxy(server, new HttpConversation());
    }

    /// @param server the port of any server
    /// @param bytes how much of an answer goes through before a connection is spoilt
    public static FaultProxy bytes(int server, int bytes) {
        return new FaultProxy(server, new ByteConversation(bytes));
    }

    public int port() {
        return listening.getLocalPort();
    }

    /// The next exchanges meet these in turn, and those after them nothing.
    public synchronized FaultProxy next(Fault... faults) {
        storm = List.of();
        script.clear();
        script.addAll(List.of(faults));
        return this;
    }

    /// From now on every exchange meets this.
    public synchronized FaultProxy always(Fault fault) {
        return storm(0, 1, List.of(fault));
    }

    /// From now on a share of all exchanges meet one of these.
    public synchronized FaultProxy storm(long seed, double part, List<Fault> faults) {
        script.clear();
        random = new Random(seed);
        share = part;
        storm = List.copyOf(faults);
        return this;
    }

    /// From now on nobody answers.
    public synchronized void goAway() {
        away = true;
    }

    /// Resets what is connected now.
    public void cut() throws IOException {
        for (Socket client : clients) {
            reset(client);
        }
    }

    public synchronized int count(Fault fault) {
        return done.getOrDefault(fault, 0);
    }

    private synchronized Fault draw() {
        Fault drawn = script.isEmpty() ? Fault.NONE : script.remove();
        if (!storm.isEmpty() && random.nextDouble() < share) {
            drawn = storm.get(random.nextInt(storm.size()));
        }
        done.merge(drawn, 1, Integer::sum);
        return drawn;
    }

    private synchronized boolean isAway() {
        return away;
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                threads.execute(() -> converse(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void converse(Socket client) {
        clients.add(client);
        try (client) {
            if (isAway()) {
                reset(client);
                return;
            }
            try (Socket behind = new Socket(InetAddress.getLoopbackAddress(), server)) {
                conversation.run(client, behind, draw());
            }
        } catch (IOException e) {
            // The one end or the other has gone away, as the test wants it.
            return;
        } finally {
            clients.remove(client);
        }
    }

    /// As when a cable is cut: the other end gets a reset, not an end.
    static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
