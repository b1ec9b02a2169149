package social.lindworm.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
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
/// every few seconds. How many files there are is counted on the side, and only for copies that take a moment.
final class CopyLine implements CopyProgress, AutoCloseable {

    private static final Duration BEFORE_COUNTING = Duration.ofMillis(1_500);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);
    private static final int REFRESH_MS = 200;

    private final PrintWriter out;
    private final boolean terminal;
    private final Thread counting;
    private final ScheduledExecutorService ticking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("copy-pace").factory());
    private final CopyPace pace = new CopyPace(System::nanoTime);
    private volatile long total = -1;
    private long lastLine = System.nanoTime();
    private int partOnBar;
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
        var _ = line.ticking.scheduleWithFixedDelay(line.pace::tick, 1, 1, TimeUnit.SECONDS);
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
        pace.at(files, bytes);
        if (total < 0) {
            return;
        }
        if (terminal) {
            onBar(files, bytes);
        } else if (System.nanoTime() - lastLine > BETWEEN_LINES.toNanos()) {
            lastLine = System.nanoTime();
            out.println(pace.line(total));
            out.flush();
        }
    }

    private void onBar(long files, long bytes) {
        if (partOnBar != pace.part()) {
            partOnBar = pace.part();
            closeBar();
        }
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName(partOnBar == 1 ? "copying" : "looking once more")
                    .setInitialMax(total)
                    .setUpdateIntervalMillis(REFRESH_MS)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setEtaFunction(_ -> pace.left(total))
                    .build();
        }
        bar.stepTo(Math.min(files, total));
        bar.setExtraMessage(" " + Size.of(bytes) + ", " + Size.of(pace.bytesPerSecond()) + "/s");
    }

    @Override
    public void close() {
        counting.interrupt();
        ticking.shutdownNow();
        closeBar();
    }

    private void closeBar() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
