package social.lindworm.storage.check;

import java.util.Optional;
import java.util.regex.Pattern;
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
        EXPORTS;

        /// A text of a line with the settings called as they are for this place: the exports' bucket has some to
        /// itself.
        public String named(String text) {
            return this == EXPORTS ? OWN.matcher(text).replaceAll("EXPORTS_") : text;
        }
    }

    private static final Pattern OWN = Pattern.compile("\\bAWS_(?=(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY"
            + "|STORAGE_BUCKET_NAME|S3_REGION_NAME|S3_ENDPOINT_URL|S3_CUSTOM_DOMAIN)\\b)");

    /// How a step went.
    public enum Grade {
        OK,
        WARNING,
        FAILED,
        SKIPPED
    }
}
