package social.lindworm.media;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import social.lindworm.config.Seal;
import social.lindworm.config.Secret;
import social.lindworm.db.Database;

/// The one move that may be under way. Every change is one statement, so a process that ends at any point leaves a
/// state that goes on. Each of these is one process to the others: it speaks only for what it began or claimed.
/// Thread-safe.
public final class Moves {

    private final Database database;
    private final Seal seal;
    private final Clock clock;
    private final String owner = UUID.randomUUID().toString();

    public Moves(Database database, Seal seal, Clock clock) {
        this.database = database;
        this.seal = seal;
        this.clock = clock;
    }

    /// The move that is under way.
    public Optional<Move> current() {
        return latest().filter(move -> !move.phase().isOver());
    }

    /// The move that is under way, or else the last one: it says where pictures are to a server that was started before
    /// it ended.
    public Optional<Move> latest() {
        return database.read(handle -> handle.createQuery("select * from media_move where id = 1")
                .map((row, _) -> read(row))
                .findOne());
    }

    /// @param place as [Publication#place] names it
    public record Place(String place, Secret line) {}

    /// From now on both stores receive what is new; every process knows within seconds.
    ///
    /// @return false if a move is under way already
    public boolean begin(Place source, Place target, long expected) {
        long now = clock.millis();
        return database.write(handle -> {
            boolean begun = handle.createUpdate("""
                        insert into media_move (id, phase, source_place, source_line, target_place, target_line,
                            started, phase_since, beat, owner, expected, seen, bytes, told)
                        values (1, 'COPYING', :source, :sourceLine, :target, :targetLine, :now, :now, :now, :owner,
                            :expected, 0, 0, '')
                        on conflict (id) do update set phase = excluded.phase,
                            source_place = excluded.source_place, source_line = excluded.source_line,
                            target_place = excluded.target_place, target_line = excluded.target_line,
                            started = excluded.started, phase_since = excluded.phase_since, beat = excluded.beat, owner = excluded.owner,
                            expected = excluded.expected, seen = 0, bytes = 0, told = ''
                        where media_move.phase in ('FINISHED', 'RETURNED')
                        """)
                            .bind("source", source.place())
                            .bind("sourceLine", seal.close(source.line()))
                            .bind("target", target.place())
                            .bind("targetLine", seal.close(target.line()))
                            .bind("now", now)
                            .bind("owner", owner)
                            .bind("expected", expected)
                            .execute()
                    == 1;
            if (begun) {
                Ghosts.forget(handle);
            }
            return begun;
        });
    }

    /// @return false if that move has ended or is not in that phase any more
    public boolean go(Move move, Move.Phase to) {
        return database.write(handle -> {
            boolean gone = handle.createUpdate("""
                        update media_move set phase = :to, phase_since = :now
                        where id = 1 and started = :started and phase = :from
                        """)
                            .bind("to", to)
                            .bind("from", move.phase())
                            .bind("started", move.started())
                            .bind("now", clock.millis())
                            .execute()
                    == 1;
            if (gone && to.isOver()) {
                Ghosts.forget(handle);
            }
            return gone;
        });
    }

    /// A process takes the work on that move up.
    ///
    /// @return false if another one has it
    public boolean claim(Move move) {
        return database.write(handle -> handle.createUpdate("""
                        update media_move set beat = :now, owner = :owner, told = ''
                        where id = 1 and started = :started and beat <= :silent
                        """)
                        .bind("owner", owner)
                        .bind("now", clock.millis())
                        .bind("started", move.started())
                        .bind("silent", clock.instant().minus(Move.SILENT))
                        .execute())
                == 1;
    }

    /// A sign of the process that has the move.
    ///
    /// @return false if another one has it, or none
    public boolean beat(long seen, long bytes) {
        return database.write(handle -> handle.createUpdate("""
                        update media_move set beat = :now, seen = :seen, bytes = :bytes where id = 1 and owner = :owner
                        """)
                        .bind("now", clock.millis())
                        .bind("owner", owner)
                        .bind("seen", seen)
                        .bind("bytes", bytes)
                        .execute())
                == 1;
    }

    /// The process that has the move ends. Nothing happens if another one has it.
    public void rest(String told) {
        database.change(handle ->
                handle.createUpdate("""
                        update media_move set beat = 0, owner = '', told = :told where id = 1 and owner = :owner
                        """).bind("told", told).bind("owner", owner).execute());
    }

    private Move read(ResultSet row) throws SQLException {
        return new Move(
                Move.Phase.valueOf(row.getString("phase")),
                new Move.End(row.getString("source_place"), seal.open(row.getString("source_line"))),
                new Move.End(row.getString("target_place"), seal.open(row.getString("target_line"))),
                Instant.ofEpochMilli(row.getLong("started")),
                Instant.ofEpochMilli(row.getLong("phase_since")),
                new Move.Progress(
                        Instant.ofEpochMilli(row.getLong("beat")),
                        row.getLong("expected"),
                        row.getLong("seen"),
                        row.getLong("bytes"),
                        row.getString("told")));
    }
}
