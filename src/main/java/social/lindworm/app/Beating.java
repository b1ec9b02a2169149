package social.lindworm.app;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.lindworm.media.Moves;
import social.lindworm.storage.migrate.CopyProgress;

/// Tells others, through the database, once a second that this process has the move and how far it has come, however
/// long it waits for a store and whatever else it does. That the database is busy holds no copy up.
public final class Beating implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Beating.class);

    private final Moves moves;
    private final ScheduledExecutorService beating = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("move-beat").factory());
    private volatile long files;
    private volatile long bytes;
    private volatile boolean overtaken;
    private volatile String told = "";

    private Beating(Moves moves) {
        this.moves = moves;
    }

    /// Begins at once, for a process that has the move; close it when the process ends its work.
    public static Beating of(Moves moves) {
        Beating begun = new Beating(moves);
        var _ = begun.beating.scheduleWithFixedDelay(begun::beat, 0, 1, TimeUnit.SECONDS);
        return begun;
    }

    private void beat() {
        try {
            overtaken = !moves.beat(files, bytes);
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("could not tell how far the copy has come; telling it again soon");
        }
    }

    /// The same progress, told to the others too. A copy ends at once when another process has taken the move up.
    public CopyProgress telling(CopyProgress further) {
        return (seen, sent) -> {
            if (overtaken) {
                throw Moving.overtaken();
            }
            files = seen;
            bytes = sent;
            further.at(seen, sent);
        };
    }

    /// What the pages say of the move when this process has ended.
    public void tell(String sentence) {
        told = sentence;
    }

    /// A beat under way is waited for, so that none comes after the process has said that it rests.
    @Override
    public void close() {
        beating.shutdown();
        beating.close();
        moves.rest(told);
    }
}
