package social.lindworm.config;

import java.util.Locale;
import java.util.Map;

/// Where the line that names a store came from, so that what is wrong with it is told under the name that its writer
/// knows.
///
/// @param line what the line is called: a setting, an option of a command, or a place where it is kept
/// @param prefix what settings of its options begin with; empty if there are none
/// @param otherwise options whose settings are called otherwise
record LineOrigin(String line, String prefix, Map<String, String> otherwise) {

    LineOrigin {
        otherwise = Map.copyOf(otherwise);
    }

    /// @param prefix such as `STORAGE_` of `STORAGE_URL`
    static LineOrigin setting(String prefix) {
        return new LineOrigin(prefix + "URL", prefix, Map.of());
    }

    /// Somebody typed it.
    ///
    /// @param option such as `--to`
    static LineOrigin typed(String option) {
        return new LineOrigin(option, "STORAGE_TO_", Map.of());
    }

    /// It was written by us, with all that belongs to it.
    static LineOrigin kept(String where) {
        return new LineOrigin(where, "", Map.of());
    }

    /// Put together of other settings.
    static LineOrigin settings(String prefix, Map<String, String> otherwise) {
        return new LineOrigin(prefix + "URL", prefix, otherwise);
    }

    /// The setting that an option may stand in.
    String settingOf(String option) {
        return otherwise.getOrDefault(option, prefix + option.toUpperCase(Locale.ROOT));
    }

    /// Where an option is to be changed.
    ///
    /// @param inLine whether it stands in the line itself
    String nameOf(String option, boolean inLine) {
        return inLine || prefix.isEmpty() ? option + " in " + line : settingOf(option);
    }

    /// @param inLine whether the option stands in the line itself
    /// @param inSettings whether it stands in its setting
    Problem problem(String option, String hint, boolean inLine, boolean inSettings) {
        boolean isSetting = line.equals(prefix + "URL");
        if (otherwise.containsKey(option) || (!inLine && (isSetting || inSettings))) {
            return new Problem(settingOf(option), hint);
        }
        String alternative = inLine || prefix.isEmpty() ? "" : ", or " + settingOf(option);
        return new Problem(line, "its " + option + alternative + ": " + hint);
    }
}
