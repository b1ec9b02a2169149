package social.lindworm.site;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The settings of this instance as they are now. An empty text means that the pages show their own, translated.
///
/// @param installMode true until the first admin has been made; nobody can join before
public record Site(
        Identity identity, Texts texts, Look look, Registration registration, Exports exports, boolean installMode) {

    /// @param description Markdown
    public record Identity(String name, String tagline, String shortDescription, String description) {

        public static final int MAX_NAME = 100;
        public static final int MAX_TAGLINE = 150;
        public static final int MAX_SHORT_DESCRIPTION = 255;
        public static final int MAX_DESCRIPTION = 20_000;

        public Identity {
            name = name.strip();
            if (name.isEmpty()) {
                throw new IllegalArgumentException("an instance has a name");
            }
        }
    }

    /// Long texts in Markdown.
    ///
    /// @param footer shown below every page
    public record Texts(String codeOfConduct, String privacyPolicy, String footer) {

        public static final int MAX_LENGTH = 100_000;
        public static final int MAX_FOOTER = 2_000;
    }

    /// The pictures are ids of the media library.
    ///
    /// @param logoMedia where there is room
    /// @param smallLogoMedia beside the name on every page; without one it is the logo
    /// @param faviconMedia in the browser's tab
    /// @param accent a colour as `#rrggbb`
    public record Look(
            @Nullable Long logoMedia,
            @Nullable Long smallLogoMedia,
            @Nullable Long faviconMedia,
            @Nullable String accent) {

        private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");

        public Look {
            if (accent != null && !COLOUR.matcher(accent).matches()) {
                throw new IllegalArgumentException("a colour is written #rrggbb");
            }
        }

        public Optional<Long> logo() {
            return Optional.ofNullable(logoMedia);
        }

        public Optional<Long> smallLogo() {
            return Optional.ofNullable(smallLogoMedia);
        }

        public Optional<Long> favicon() {
            return Optional.ofNullable(faviconMedia);
        }

        public Optional<String> accentColour() {
            return Optional.ofNullable(accent);
        }
    }

    /// @param closedText shown where nobody may join, Markdown
    /// @param inviteRequestText shown above the form that asks for an invite, Markdown
    /// @param inviteQuestion asked in that form; not asked when empty
    /// @param confirmEmail whether a new account waits until its address is confirmed
    public record Registration(
            RegistrationMode mode,
            String closedText,
            String inviteRequestText,
            String inviteQuestion,
            boolean confirmEmail,
            Role defaultRole) {

        public static final int MAX_TEXT = 10_000;
        public static final int MAX_QUESTION = 255;

        public Registration {
            if (defaultRole.atLeast(Role.MODERATOR)) {
                throw new IllegalArgumentException("nobody becomes a moderator by joining");
            }
        }
    }

    /// Archives of what people have given.
    ///
    /// @param offered whether people may ask for one
    /// @param hoursBetween from one archive of a person to their next question for one
    /// @param daysKept after which an archive is taken away
    public record Exports(boolean offered, int hoursBetween, int daysKept) {

        public static final int MAX_HOURS_BETWEEN = 720;
        public static final int MAX_DAYS_KEPT = 90;

        public Exports {
            if (hoursBetween < 1 || hoursBetween > MAX_HOURS_BETWEEN || daysKept < 1 || daysKept > MAX_DAYS_KEPT) {
                throw new IllegalArgumentException("exports have their bounds");
            }
        }
    }
}
