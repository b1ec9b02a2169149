package social.lindworm.web.view;

/// One of several things to choose from.
///
/// @param value what is sent
/// @param label already in the reader's language
/// @param help a line of explanation; may be empty
public record Choice(String value, String label, String help) {

    public static Choice of(String value, String label) {
        return new Choice(value, label, "");
    }
}
