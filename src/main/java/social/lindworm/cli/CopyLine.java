package social.lindworm.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.migrate.CopyProgress;

/// Shows how far a copy has come, how fast it is and how long it will take: a bar on a terminal, else a plain line
/// every
/// few seconds. How many files there are is counted on the side, and only for copies that take a moment.
final class CopyLine implements CopyProgress, AutoCloseable {

    private static final Duration BEFORE_COUNTING = Duration.ofMillis(1_500);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);
    private static final int REFRESH_MS = 200;

    private final PrintWriter out;
    private final boolean terminal;
    private final Thread counting;
    private volatile long total = -1;
    private long begun;
    private long lastLine;
    private @Nullable ProgressBar bar;

    private CopyLine(PrintWriter out, ObjectStore source) {
        this.out = out;
        this.terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        this.counting = Thread.ofPlatform().daemon().name("counting").unstarted(() -> count(source));
    }

    static CopyLine begin(PrintWriter out, ObjectStore source) {
        CopyLine line = new CopyLine(out, source);
        line.counting.start();
        return line;
    }

    private void count(ObjectStore source) {
        try {
            TimeUnit.NANOSECONDS.sleep(BEFORE_COUNTING.toNanos());
            try (Stream<ObjectInfo> all = source.list(KeyRange.ALL)) {
                total = all.count();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (StorageException e) {
            // The copy itself meets the same failure and tells it.
        }
    }

    @Override
    public void at(long files, long bytes) {
        if (begun == 0) {
            begun = System.nanoTime();
            lastLine = begun;
        }
        if (total < 0) {
            return;
        }
        if (terminal) {
            onBar(files, bytes);
        } else if (System.nanoTime() - lastLine > BETWEEN_LINES.toNanos()) {
            lastLine = System.nanoTime();
            out.println(line(files, bytes, seconds()));
            out.flush();
        }
    }

    private double seconds() {
        return (System.nanoTime() - begun) / 1e9;
    }

    private void onBar(long files, long bytes) {
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName("copying")
                    .setInitialMax(total)
                    .setUpdateIntervalMillis(REFRESH_MS)
                    .setStyle(ProgressBarStyle.ASCII)
                    .showSpeed()
                    .build();
        }
        bar.stepTo(Math.min(files, total));
        bar.setExtraMessage(" " + Size.of(bytes) + ", " + Size.of((long) (bytes / seconds())) + "/s");
    }

    private String line(long files, long bytes, double seconds) {
        long left = files == 0 ? 0 : Math.round(seconds / files * Math.max(0, total - files));
        return String.format(
                Locale.ROOT,
                "copying: %,d of %,d files, %s, %s/s, about %d:%02d left",
                files,
                total,
                Size.of(bytes),
                Size.of((long) (bytes / seconds)),
                left / 60,
                left % 60);
    }

    @Override
    public void close() {
        counting.interrupt();
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
