package social.lindworm.admin.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import social.lindworm.media.Move;
import social.lindworm.web.Frame;

/// A move of pictures to another store, as the page of the storage shows it.
///
/// @param from where they were, for people
/// @param to where they go, for people
/// @param running whether a process copies now
/// @param sent so far, for people
public record MoveView(Move move, String from, String to, boolean running, String sent, List<Step> steps) {

    private static final String MIGRATE = "./bw-dev storage migrate ";

    /// What may be done next.
    ///
    /// @param text what it is for
    /// @param command to be given on the server
    public record Step(String text, String command) {}

    /// @param configured the place that the settings name
    static MoveView of(Frame frame, Move move, String configured, Instant now) {
        boolean running = move.isRunning(now);
        return new MoveView(
                move,
                name(frame, move.source()),
                name(frame, move.target()),
                running,
                ByteSize.of(frame, move.progress().bytes()),
                running ? List.of() : steps(frame, move, configured));
    }

    static String name(Frame frame, String place) {
        return place.isEmpty() ? frame.text("admin.storage.folder") : place;
    }

    private static String name(Frame frame, Move.End end) {
        return name(frame, end.place());
    }

    private static List<Step> steps(Frame frame, Move move, String configured) {
        List<Step> steps = new ArrayList<>();
        switch (move.phase()) {
            case COPYING -> steps.add(step(frame, "goOn", "--to URL"));
            case SWITCHED -> {
                boolean named = move.target().place().equals(configured);
                steps.add(step(frame, named ? "finish" : "nameFirst", "--finish"));
            }
            case RETURNING, LEFT, FINISHED, RETURNED -> {
                // Nothing leads forward from here.
            }
        }
        boolean returning = move.phase() == Move.Phase.RETURNING || move.phase() == Move.Phase.LEFT;
        steps.add(step(frame, returning ? "goOn" : "abort", "--abort"));
        return steps;
    }

    private static Step step(Frame frame, String text, String option) {
        return new Step(frame.text("admin.storage.move." + text), MIGRATE + option);
    }

    /// Whether the page is to look again by itself.
    boolean isLively() {
        return running || move.phase() != Move.Phase.SWITCHED;
    }
}
