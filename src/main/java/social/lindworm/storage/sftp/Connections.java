package social.lindworm.storage.sftp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A few connections shared by all threads. Another one is made when all are in use, up to the bound; one that broke
/// is forgotten and replaced when it is needed. Who waits for a connection that fails to come learns why together with
/// all others.
final class Connections implements AutoCloseable {

    private final Connector connector;
    private final int most;
    private final List<Connection> open = new ArrayList<>();
    private @Nullable CompletableFuture<Optional<ConnectFailure>> coming;
    private boolean closed;

    /// A connection in somebody's use, with others' perhaps; close it to give it back.
    static final class Connection implements AutoCloseable {
        private final Wire wire;
        private final AtomicInteger uses = new AtomicInteger(1);

        private Connection(Wire wire) {
            this.wire = wire;
        }

        Wire wire() {
            return wire;
        }

        /// The same once more, for one who keeps it longer.
        Connection again() {
            uses.incrementAndGet();
            return this;
        }

        @Override
        public void close() {
            uses.decrementAndGet();
        }
    }

    /// @param most how many there may be at once
    Connections(Connector connector, int most) {
        this.connector = connector;
        this.most = most;
    }

    Connection take() throws IOException {
        while (true) {
            CompletableFuture<Optional<ConnectFailure>> mine;
            CompletableFuture<Optional<ConnectFailure>> others;
            synchronized (this) {
                Connection free = leastUsed();
                if (free != null && (free.uses.get() == 0 || open.size() == most || coming != null)) {
                    free.uses.incrementAndGet();
                    return free;
                }
                others = coming;
                mine = new CompletableFuture<>();
                coming = others == null ? mine : others;
            }
            if (others == null) {
                return connect(mine);
            }
            Optional<ConnectFailure> failure = outcome(others);
            if (failure.isPresent()) {
                throw failure.get();
            }
        }
    }

    private @Nullable Connection leastUsed() throws ConnectFailure {
        if (closed) {
            throw new ConnectFailure(ConnectFailure.Reason.CLOSED, "closed", "");
        }
        open.removeIf(connection -> !connection.wire.isAlive());
        return open.stream()
                .min(Comparator.comparingInt(connection -> connection.uses.get()))
                .orElse(null);
    }

    private Connection connect(CompletableFuture<Optional<ConnectFailure>> told) throws IOException {
        try {
            Connection fresh = new Connection(connector.connect());
            synchronized (this) {
                coming = null;
                open.add(fresh);
            }
            told.complete(Optional.empty());
            return fresh;
        } catch (ConnectFailure e) {
            Connection other;
            synchronized (this) {
                coming = null;
                other = closed || e.reason() != ConnectFailure.Reason.NETWORK ? null : leastUsed();
                if (other != null) {
                    other.uses.incrementAndGet();
                }
            }
            told.complete(other == null ? Optional.of(e) : Optional.empty());
            if (other == null) {
                throw e;
            }
            return other;
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                coming = null;
            }
            told.completeExceptionally(e);
            throw e;
        }
    }

    private static Optional<ConnectFailure> outcome(CompletableFuture<Optional<ConnectFailure>> others) {
        try {
            return others.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("no connection could be made", e.getCause());
        }
    }

    /// Those in use break off.
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            open.forEach(connection -> connection.wire.finish());
            open.clear();
        }
        connector.close();
    }
}
