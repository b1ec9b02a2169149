package social.lindworm.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import social.lindworm.transfer.backup.Progress;

/// Work in several parts: a [ProgressLine] for each, and a line of its count when it is through.
final class TerminalProgress implements Progress {

    private final PrintWriter out;
    private @Nullable ProgressLine line;
    private String unit = "";
    private String part = "";
    private long total;
    private long done;

    TerminalProgress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begin(String part, String unit, long total) {
        this.part = part;
        this.unit = unit;
        this.total = total;
        this.done = 0;
        this.line = new ProgressLine(part, out);
    }

    @Override
    public void add(long more) {
        done += more;
        if (line != null) {
            line.at(done, total);
        }
    }

    @Override
    public void end() {
        if (line != null) {
            line.close();
            line = null;
            out.println(String.format(Locale.ROOT, "%s: %,d %s", part, done, unit));
            out.flush();
        }
    }
}
