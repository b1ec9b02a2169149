package social.lindworm.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import social.lindworm.config.Home;
import social.lindworm.storage.wrapper.YieldingStore;

/// What the server of a home, if it runs on this machine, and this process take of the processors. For one thread at a
/// time.
final class ServerLoad implements Supplier<YieldingStore.Load> {

    private final Supplier<Optional<ProcessHandle>> server;
    private final int processors = Runtime.getRuntime().availableProcessors();
    private long at = System.nanoTime();
    private Duration served;
    private Duration own;

    static ServerLoad of(Home home) {
        return new ServerLoad(() -> server(home));
    }

    ServerLoad(Supplier<Optional<ProcessHandle>> server) {
        this.server = server;
        this.served = served();
        this.own = taken(ProcessHandle.current());
    }

    @Override
    public YieldingStore.Load get() {
        long now = System.nanoTime();
        Duration servedNow = served();
        Duration ownNow = taken(ProcessHandle.current());
        double capacity = Math.max(1, now - at) * (double) processors;
        YieldingStore.Load load =
                new YieldingStore.Load(part(served, servedNow, capacity), part(own, ownNow, capacity));
        at = now;
        served = servedNow;
        own = ownNow;
        return load;
    }

    /// A server that took the other's place begins anew.
    private static double part(Duration before, Duration now, double capacity) {
        return Math.max(0, now.minus(before).toNanos()) / capacity;
    }

    private Duration served() {
        return server.get().map(ServerLoad::taken).orElse(Duration.ZERO);
    }

    private static Optional<ProcessHandle> server(Home home) {
        try {
            return ServerFile.find(home).map(ServerFile.Running::process);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tell which process serves " + home.root(), e);
        }
    }

    /// Of a process that has just ended, and where the system does not tell, none.
    private static Duration taken(ProcessHandle process) {
        Optional<Duration> total = process.info().totalCpuDuration();
        return total.orElse(Duration.ZERO);
    }
}
