package social.lindworm.app;

import social.lindworm.media.Moves;
import social.lindworm.storage.migrate.CopyProgress;

/// Tells others, through the database, once a second how far a copy has come.
final class Beating implements CopyProgress {

    private static final long EVERY_NANOS = 1_000_000_000;

    private final Moves moves;
    private final CopyProgress further;
    private long last;

    private Beating(Moves moves, CopyProgress further) {
        this.moves = moves;
        this.further = further;
        this.last = System.nanoTime() - EVERY_NANOS;
    }

    static CopyProgress of(Moves moves, CopyProgress further) {
        return new Beating(moves, further);
    }

    @Override
    public void at(long files, long bytes) {
        if (System.nanoTime() - last > EVERY_NANOS) {
            last = System.nanoTime();
            moves.beat(files, bytes, "");
        }
        further.at(files, bytes);
    }
}
