package social.lindworm.cli;

import java.util.Locale;

/// Bytes as people say them.
final class Size {

    private static final long STEP = 1_024;

    private Size() {}

    static String of(long bytes) {
        if (bytes < STEP) {
            return bytes + " bytes";
        }
        double size = bytes;
        String[] units = {"KiB", "MiB", "GiB", "TiB"};
        int unit = -1;
        while (size >= STEP && unit < units.length - 1) {
            size /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", size, units[unit]);
    }
}
