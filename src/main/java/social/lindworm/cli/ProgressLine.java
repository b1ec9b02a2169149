package social.lindworm.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import social.lindworm.common.Progress;

/// Shows how far long work has come: a bar with an estimate on a terminal, else a plain line every few seconds.
final class ProgressLine implements Progress, AutoCloseable {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);
    private static final int REFRESH_MS = 200;

    private final String what;
    private final PrintWriter out;
    private final boolean terminal;
    private @Nullable ProgressBar bar;
    private long lastLine = System.nanoTime();

    /// @param what is being done, such as `importing`
    ProgressLine(String what, PrintWriter out) {
        this.what = what;
        this.out = out;
        this.terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
    }

    @Override
    public void at(long done, long total) {
        if (terminal) {
            onBar(done, total);
        } else if (System.nanoTime() - lastLine > BETWEEN_LINES.toNanos()) {
            lastLine = System.nanoTime();
            out.println(String.format(Locale.ROOT, "%s: %,d of %,d", what, done, total));
            out.flush();
        }
    }

    private void onBar(long done, long total) {
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName(what)
                    .setInitialMax(total)
                    .setUpdateIntervalMillis(REFRESH_MS)
                    .setStyle(ProgressBarStyle.ASCII)
                    .build();
        }
        bar.maxHint(total).stepTo(done);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
