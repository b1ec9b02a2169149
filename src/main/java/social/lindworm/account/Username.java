package social.lindworm.account;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The name a person has on this instance: letters, digits, `_`, `-` and `.`, unique whatever the case, never changed
/// and never given again.
public record Username(String value) {

    public static final int MAX_LENGTH = 60;

    /// A dot at the end would be lost when the name is written at the end of a sentence.
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?");

    /// Names that would speak for the instance, or that stand for the instance itself among other servers.
    private static final Set<String> RESERVED = Set.of(
            "admin",
            "administrator",
            "root",
            "system",
            "moderator",
            "support",
            "security",
            "abuse",
            "postmaster",
            "webmaster",
            "hostmaster",
            "lindworm",
            "bookwyrm",
            "bookwyrm.instance.actor",
            "instance.actor",
            "actor");

    public Username {
        if (!isAllowed(value)) {
            throw new IllegalArgumentException("not a user name");
        }
    }

    /// The name, if these characters can be one.
    public static Optional<Username> parse(String text) {
        return isAllowed(text) ? Optional.of(new Username(text)) : Optional.empty();
    }

    private static boolean isAllowed(String text) {
        return text.length() <= MAX_LENGTH && ALLOWED.matcher(text).matches();
    }

    /// The form in which names are compared.
    public String folded() {
        return fold(value);
    }

    static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /// Whether only the people who run the instance may give this name.
    public boolean reserved() {
        return RESERVED.contains(folded());
    }

    @Override
    public String toString() {
        return value;
    }
}
