package social.lindworm.search;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import social.lindworm.db.Database;

/// The places where books are searched: so far one, the instance itself. Thread-safe.
///
/// Every answer names where covers may come from, so that is kept in memory; a change made here is seen here at once,
/// one made by another process within two seconds. While the database is away, what was known last goes on.
public final class Connectors {

    /// The instance itself.
    static final long OWN = 1;

    static final Duration TRUSTED = Duration.ofSeconds(2);

    private static final System.Logger LOG = System.getLogger(Connectors.class.getName());

    private final Database database;
    private final Clock clock;
    private final String origin;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile @Nullable Known known;

    private record Known(Optional<CoversUrl> covers, Instant looked) {

        boolean holds(Instant now) {
            return now.isBefore(looked.plus(TRUSTED)) && !now.isBefore(looked);
        }
    }

    /// @param origin of the instance
    public Connectors(Database database, Clock clock, String origin) {
        this.database = database;
        this.clock = clock;
        this.origin = origin;
    }

    public List<Connector> all() {
        return List.of(own());
    }

    public Optional<Connector> find(long id) {
        return id == OWN ? Optional.of(own()) : Optional.empty();
    }

    /// [#find(long)] as the caller's transaction sees it; there since it was found outside of one.
    public Optional<Connector> find(Handle handle, long id) {
        return ConnectorStore.find(handle, id);
    }

    /// Written where it is missing, or where the instance has moved to another address.
    private Connector own() {
        return database.read(handle -> ConnectorStore.find(handle, OWN))
                .filter(connector -> connector.addresses().base().equals(origin))
                .orElseGet(() -> database.write(handle -> {
                    ConnectorStore.writeOwn(
                            handle, OWN, URI.create(origin).getRawAuthority(), Connector.Addresses.of(origin));
                    return ConnectorStore.find(handle, OWN).orElseThrow();
                }));
    }

    /// Changes where covers come from, within the caller's transaction; false when somebody else has changed the
    /// connector since it was seen.
    public boolean changeCovers(Handle handle, Connector seen, Optional<CoversUrl> covers) {
        boolean changed = ConnectorStore.changeCovers(handle, seen, covers);
        handle.afterCommit(this::forget);
        return changed;
    }

    /// Waits for a look that is under way, since that may have come too early.
    private void forget() {
        looking.lock();
        try {
            known = null;
        } finally {
            looking.unlock();
        }
    }

    /// What is put before the keys of covers found here, if not what the storage settings say. Quick, and never fails.
    public Optional<CoversUrl> covers() {
        Known last = known;
        if (last != null && last.holds(clock.instant())) {
            return last.covers();
        }
        if (!looking.tryLock()) {
            if (last != null) {
                return last.covers();
            }
            looking.lock();
        }
        try {
            return look();
        } finally {
            looking.unlock();
        }
    }

    private Optional<CoversUrl> look() {
        Instant now = clock.instant();
        Known last = known;
        if (last == null || !last.holds(now)) {
            last = new Known(stored(last), now);
            known = last;
        }
        return last.covers();
    }

    private Optional<CoversUrl> stored(@Nullable Known last) {
        try {
            return database.read(handle -> ConnectorStore.covers(handle, OWN));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "where covers come from could not be read: {0}", e.getMessage());
            return last == null ? Optional.empty() : last.covers();
        }
    }
}
