package social.lindworm.media;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import social.lindworm.config.Secret;

/// A move of all pictures from one store to another, as all processes of the instance know it.
///
/// @param source where they were
/// @param target where they go
/// @param phaseSince since when it is in this phase
public record Move(Phase phase, End source, End target, Instant started, Instant phaseSince, Progress progress) {

    /// A process that has said nothing for so long does not copy any more.
    public static final Duration SILENT = Duration.ofSeconds(15);

    /// How far a move is. Until it is over both stores receive what is new.
    public enum Phase {
        /// The source leads, and is being copied.
        COPYING,
        /// The target leads.
        SWITCHED,
        /// The target leads, and is being copied back.
        RETURNING,
        /// The source leads again; what came late is brought there.
        LEFT,
        /// Over: the target is where pictures are, whatever a server was started with.
        FINISHED,
        /// Over: the source is where pictures are, whatever a server was started with.
        RETURNED;

        public boolean isOver() {
            return this == FINISHED || this == RETURNED;
        }
    }

    /// @param place as [Publication#place] names it
    /// @param line how the store is reached; empty if the instance's key is not the one it was sealed with
    public record End(String place, Optional<Secret> line) {}

    /// What the copying process last said.
    ///
    /// @param beat when it did
    /// @param expected how many files there are in all, by an estimate
    /// @param told a sentence for the people who run the server, or nothing
    public record Progress(Instant beat, long expected, long seen, long bytes, String told) {}

    /// The store that decides.
    public End leading() {
        return sourceLeads() ? source : target;
    }

    /// The store that follows.
    public End following() {
        return sourceLeads() ? target : source;
    }

    public boolean sourceLeads() {
        return phase == Phase.COPYING || phase == Phase.LEFT || phase == Phase.RETURNED;
    }

    /// Whether a process copies now.
    public boolean isRunning(Instant now) {
        return progress.beat().plus(SILENT).isAfter(now);
    }
}
