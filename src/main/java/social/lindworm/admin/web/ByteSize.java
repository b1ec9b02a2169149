package social.lindworm.admin.web;

import com.ibm.icu.text.NumberFormat;
import java.util.List;
import social.lindworm.web.Frame;

/// Numbers of bytes, for people.
final class ByteSize {

    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");
    private static final int STEP = 1_024;

    private ByteSize() {}

    static String of(Frame frame, long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= STEP && unit < UNITS.size() - 1) {
            size /= STEP;
            unit++;
        }
        NumberFormat format = NumberFormat.getInstance(frame.locale());
        format.setMaximumFractionDigits(1);
        return format.format(size) + "\u00a0" + UNITS.get(unit);
    }
}
