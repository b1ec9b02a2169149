package social.lindworm.config;

/// One mistake in the settings.
///
/// @param key which setting
/// @param hint what to write instead
public record Problem(String key, String hint) {

    @Override
    public String toString() {
        return key + ": " + hint;
    }
}
