package social.lindworm.storage.check;

import java.util.Optional;
import social.lindworm.common.Message;

/// What one step of the check has shown.
///
/// @param seen what was seen, or why the step was not tried
/// @param advice the `.env` line to write or the command to run
public record CheckLine(Place place, CheckStep step, Grade grade, Message seen, Optional<Message> advice) {

    /// Which of an instance's places for files a line is about.
    public enum Place {
        FOLDER,
        BUCKET,
        EXPORTS
    }

    /// How a step went.
    public enum Grade {
        OK,
        WARNING,
        FAILED,
        SKIPPED
    }
}
