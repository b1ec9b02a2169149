package social.lindworm.app;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.lindworm.media.Moves;
import social.lindworm.storage.migrate.CopyProgress;

/// Tells others, through the database, once a second that a process copies and how far it has come, however long it
/// waits for a store. That the database is busy holds no copy up.
final class Beating implements CopyProgress, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Beating.class);

    private final Moves moves;
    private final CopyProgress further;
    private final ScheduledExecutorService beating = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("move-beat").factory());
    private volatile long files;
    private volatile long bytes;

    private Beating(Moves moves, CopyProgress further) {
        this.moves = moves;
        this.further = further;
    }

    /// Begins at once; close it when the copy ends.
    static Beating of(Moves moves, CopyProgress further) {
        Beating begun = new Beating(moves, further);
        var _ = begun.beating.scheduleWithFixedDelay(begun::beat, 0, 1, TimeUnit.SECONDS);
        return begun;
    }

    private void beat() {
        try {
            moves.beat(files, bytes, "");
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("could not tell how far the copy has come; telling it again soon");
        }
    }

    @Override
    public void at(long seen, long sent) {
        files = seen;
        bytes = sent;
        further.at(seen, sent);
    }

    /// A beat under way is waited for, so that none comes after the process has said that it rests.
    @Override
    public void close() {
        beating.shutdown();
        beating.close();
    }
}
