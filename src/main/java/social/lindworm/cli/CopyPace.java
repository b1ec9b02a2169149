package social.lindworm.cli;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/// How fast a copy is at present, and how long the rest will take at that pace. What lies behind the last half minute
/// says nothing of it: a copy that is taken up again runs past what is there already, and a process may have been
/// stopped for hours. Thread-safe.
final class CopyPace {

    private static final Duration RECENT = Duration.ofSeconds(30);
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration BETWEEN_MARKS = Duration.ofMillis(250);

    /// Who ticks every second and has not done so for this long has been stopped.
    private static final Duration STOPPED = Duration.ofSeconds(5);

    private final LongSupplier nanos;
    private final Deque<Mark> marks = new ArrayDeque<>();
    private long lastSign;
    private long stopped;
    private int part = 1;
    private Mark last = new Mark(0, 0, 0);

    /// @param at nanoseconds of work
    private record Mark(long at, long files, long bytes) {}

    /// @param nanos as of [System#nanoTime()]
    CopyPace(LongSupplier nanos) {
        this.nanos = nanos;
        this.lastSign = nanos.getAsLong();
    }

    /// A sign that this process runs; needed every second.
    synchronized void tick() {
        long now = nanos.getAsLong();
        if (now - lastSign > STOPPED.toNanos()) {
            stopped += now - lastSign;
        }
        lastSign = now;
    }

    /// @param files looked at in this part of the work
    synchronized void at(long files, long bytes) {
        tick();
        Mark now = new Mark(lastSign - stopped, files, bytes);
        boolean isAnotherPart = files < last.files() || bytes < last.bytes();
        if (isAnotherPart) {
            part++;
            marks.clear();
        } else if (bytes > last.bytes() && isFindingOnly()) {
            marks.clear();
            marks.add(last);
        }
        last = now;
        mark(now);
    }

    /// What is found is passed much faster than what is sent.
    private boolean isFindingOnly() {
        return span() >= LEAST.toNanos() && marks.getFirst().bytes() == last.bytes();
    }

    private void mark(Mark now) {
        if (marks.isEmpty() || now.at() - marks.getLast().at() >= BETWEEN_MARKS.toNanos()) {
            marks.add(now);
        }
        while (marks.size() > 2 && now.at() - second().at() >= RECENT.toNanos()) {
            marks.removeFirst();
        }
    }

    /// The last of those that are too old stays where one file takes longer than the time that is looked at.
    private Mark second() {
        return marks.stream().skip(1).findFirst().orElseThrow();
    }

    private long span() {
        return marks.isEmpty() ? 0 : last.at() - marks.getFirst().at();
    }

    /// From 1: a copy ends with further looks at everything, each of which counts from the beginning.
    synchronized int part() {
        return part;
    }

    private boolean sends() {
        return span() >= LEAST.toNanos() && last.bytes() > marks.getFirst().bytes();
    }

    /// Of what is sent.
    synchronized long bytesPerSecond() {
        return sends() ? Math.round((last.bytes() - marks.getFirst().bytes()) / (span() / 1e9)) : 0;
    }

    /// Empty while it cannot be known: as long as nothing had to be sent, what must be sent still may be much.
    synchronized Optional<Duration> left(long total) {
        long recently =
                span() < LEAST.toNanos() ? 0 : last.files() - marks.getFirst().files();
        if (recently == 0 || (part == 1 && !sends())) {
            return Optional.empty();
        }
        double perFile = span() / 1e9 / recently;
        return Optional.of(Duration.ofSeconds(Math.round(perFile * Math.max(0, total - last.files()))));
    }

    /// One line of a log.
    synchronized String line(long total) {
        String so = String.format(
                Locale.ROOT,
                "%s: %,d of %,d files",
                part == 1 ? "copying" : "looking once more",
                Math.min(last.files(), total),
                total);
        return so + amount() + left(total).map(CopyPace::told).orElse("");
    }

    private String amount() {
        if (sends()) {
            return ", " + Size.of(last.bytes()) + ", " + Size.of(bytesPerSecond()) + "/s";
        }
        if (part > 1) {
            return "";
        }
        return last.bytes() == 0 ? ", all there already" : ", " + Size.of(last.bytes()) + ", these are there already";
    }

    private static String told(Duration left) {
        return String.format(Locale.ROOT, ", about %d:%02d left", left.toMinutes(), left.toSecondsPart());
    }
}
