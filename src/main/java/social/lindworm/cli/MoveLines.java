package social.lindworm.cli;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import social.lindworm.app.Ends;
import social.lindworm.media.Move;

/// How far a move of the pictures is, in words.
final class MoveLines {

    private MoveLines() {}

    static List<String> of(Move move, Instant now) {
        String between =
                "from " + Ends.shown(move.source()) + " to " + Ends.shown(move.target()) + ", begun " + move.started();
        return Stream.of(Optional.of(between), Optional.of(phase(move)), work(move, now))
                .flatMap(Optional::stream)
                .toList();
    }

    private static String phase(Move move) {
        return switch (move.phase()) {
            case COPYING -> "copying: the old store leads; new pictures are kept in both";
            case SWITCHED -> "switched over: the new store leads; new pictures are kept in both";
            case FINISHED, RETURNED -> "over";
            case RETURNING -> "going back: the new store leads while it is copied back";
            case LEFT -> "going back: the old store leads again; what came late is brought there";
        };
    }

    private static Optional<String> work(Move move, Instant now) {
        Move.Progress progress = move.progress();
        if (move.isRunning(now)) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "a process copies: %,d of about %,d files looked at, %s sent",
                    progress.seen(),
                    progress.expected(),
                    Size.of(progress.bytes())));
        }
        return move.phase() == Move.Phase.SWITCHED
                ? Optional.empty()
                : Optional.of("no process copies at present; the same command goes on with it");
    }
}
