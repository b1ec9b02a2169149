package social.lindworm.config;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the settings of a bucket are called. Whoever tells of a bucket calls them as those of the bucket of pictures
/// are called, `AWS_...`; a bucket that another line names has others.
///
/// @param otherwise what is called otherwise, by those names
public record SettingNames(Map<String, String> otherwise) {

    /// Those of the bucket of pictures.
    public static final SettingNames USUAL = new SettingNames(Map.of());

    private static final Pattern NAME = Pattern.compile("\\bAWS_[A-Z0-9_]+");

    public SettingNames {
        otherwise = Map.copyOf(otherwise);
    }

    /// The text with every setting called as it is for this bucket.
    public String in(String text) {
        return NAME.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(otherwise.getOrDefault(found.group(), found.group())));
    }
}
