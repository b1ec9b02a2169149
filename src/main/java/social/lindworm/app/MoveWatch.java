package social.lindworm.app;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.lindworm.media.Move;
import social.lindworm.media.Moves;

/// Looks in the database, once a second, whether another process has begun, switched or ended a move of the pictures.
final class MoveWatch implements AutoCloseable {

    static final Duration EVERY = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(MoveWatch.class);

    private final Moves moves;
    private final Consumer<Optional<Move>> changed;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("move-watch").factory());
    private Optional<Move> known;

    /// @param changed is given the move when it is another one or in another phase
    MoveWatch(Moves moves, Consumer<Optional<Move>> changed) {
        this.moves = moves;
        this.changed = changed;
        this.known = moves.latest();
    }

    /// As it was when last looked.
    synchronized Optional<Move> now() {
        return known;
    }

    void start() {
        var _ = looking.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Looks now.
    synchronized void look() {
        try {
            Optional<Move> now = moves.latest();
            if (!state(now).equals(state(known))) {
                changed.accept(now);
                known = now;
                LOG.atInfo()
                        .addKeyValue(
                                "phase", now.map(Move::phase).map(Enum::name).orElse("NONE"))
                        .log("the move of pictures is in another phase");
            }
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("could not look whether pictures are being moved; looking again soon");
        }
    }

    private static Optional<String> state(Optional<Move> move) {
        return move.map(under -> under.phase() + " " + under.started() + " " + under.phaseSince());
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
