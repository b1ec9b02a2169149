package social.lindworm.storage.check;

import java.util.Map;
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
        FOLDER("", false),
        BUCKET("", false),
        CONTAINER("AZURE_", false),
        STORE("STORAGE_", true),
        STATICS("STATIC_STORAGE_", true),
        MIRROR("MIRROR_STORAGE_", true),
        REMOTE("REMOTE_STORAGE_", true),
        EXPORTS("EXPORTS_STORAGE_", false),
        OLD_EXPORTS("OLD_EXPORTS_STORAGE_", true),
        TRIED("STORAGE_TO_", true);

        private final String prefix;
        private final boolean byUrl;

        /// @param prefix what settings begin with that name a place in one line
        /// @param byUrl whether a bucket is named so too
        Place(String prefix, boolean byUrl) {
            this.prefix = prefix;
            this.byUrl = byUrl;
        }

        /// A text of a line with the settings called as they are for this place: texts speak of `AWS_*` for buckets,
        /// and of `STORAGE_*` for all other stores.
        public String named(String text) {
            String buckets = this == EXPORTS ? OWN.matcher(text).replaceAll("EXPORTS_") : text;
            String options = byUrl
                    ? OPTION.matcher(buckets).replaceAll(found -> prefix + OPTIONS.getOrDefault(found.group(), "URL"))
                    : buckets;
            String named = prefix.isEmpty() || this == STORE
                    ? options
                    : STORE_OPTION.matcher(options).replaceAll(prefix);
            return this == TRIED ? named.replace("STORAGE_TO_URL", "--place") : named;
        }
    }

    private static final Pattern OWN = Pattern.compile("\\bAWS_(?=(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY"
            + "|STORAGE_BUCKET_NAME|S3_REGION_NAME|S3_ENDPOINT_URL|S3_CUSTOM_DOMAIN)\\b)");

    private static final Pattern OPTION = Pattern.compile("\\bAWS_[A-Z0-9_]+");

    private static final Pattern STORE_OPTION = Pattern.compile("(?<![A-Z_])STORAGE_(?!TO_|QUOTA_)");

    private static final Map<String, String> OPTIONS = Map.of(
            "AWS_S3_ENDPOINT_URL", "ENDPOINT",
            "AWS_S3_REGION_NAME", "REGION",
            "AWS_S3_CUSTOM_DOMAIN", "DOMAIN",
            "AWS_DEFAULT_ACL", "ACL",
            "AWS_S3_ADDRESSING_STYLE", "ADDRESSING",
            "AWS_S3_CHECKSUMS", "CHECKSUMS",
            "AWS_SESSION_TOKEN", "SESSION_TOKEN");

    /// How a step went.
    public enum Grade {
        OK,
        WARNING,
        FAILED,
        SKIPPED
    }
}
