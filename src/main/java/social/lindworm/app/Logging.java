package social.lindworm.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// Where log lines go: one line each, the same form on the terminal and in the rotating files of a server in the
/// background.
public final class Logging {

    /// The file that is written now; `lindworm.1.log` and so on are older.
    public static final String CURRENT_FILE = "lindworm.0.log";

    private static final long FILE_BYTES = 10 << 20;
    private static final int FILES = 5;

    /// Held here, since the log manager forgets the level of a logger that nobody holds.
    private static final List<Logger> QUIET = Stream.of(
                    "org.eclipse.jetty", "org.flywaydb", "com.zaxxer.hikari", "io.javalin", "com.github.kagkarlsson")
            .map(Logger::getLogger)
            .toList();

    /// It reports every connection that ends, which the store that lost it tells better.
    private static final Logger SILENT = Logger.getLogger("org.apache.sshd");

    private Logging() {}

    /// Lines to standard error.
    public static void toTerminal(String level) {
        ConsoleHandler handler = new ConsoleHandler();
        install(handler, level);
    }

    /// Lines to files of 10 MiB in `folder`, five of them at most.
    public static void toFiles(Path folder, String level) {
        try {
            Files.createDirectories(folder);
            install(new LogFiles(folder, FILE_BYTES, FILES), level);
        } catch (IOException e) {
            throw new UncheckedIOException("the log folder " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static void install(Handler handler, String level) {
        Logger root = Logger.getLogger("");
        for (Handler old : root.getHandlers()) {
            root.removeHandler(old);
        }
        handler.setFormatter(new Line());
        handler.setLevel(Level.ALL);
        root.addHandler(handler);
        root.setLevel(
                switch (level) {
                    case "DEBUG" -> Level.FINE;
                    case "WARNING" -> Level.WARNING;
                    case "ERROR", "CRITICAL" -> Level.SEVERE;
                    default -> Level.INFO;
                });
        QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
        SILENT.setLevel(Level.OFF);
    }

    private static final class Line extends Formatter {

        private static final DateTimeFormatter TIME =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

        @Override
        public String format(LogRecord entry) {
            String name = entry.getLoggerName() == null ? "" : entry.getLoggerName();
            StringBuilder line = new StringBuilder(160)
                    .append(TIME.format(Instant.ofEpochMilli(entry.getMillis())))
                    .append(' ')
                    .append(entry.getLevel().getName())
                    .append(' ')
                    .append(name.substring(name.lastIndexOf('.') + 1))
                    .append(": ")
                    .append(formatMessage(entry).replace('\n', ' ').replace('\r', ' '))
                    .append('\n');
            if (entry.getThrown() != null) {
                StringWriter stack = new StringWriter();
                entry.getThrown().printStackTrace(new PrintWriter(stack));
                line.append(stack);
            }
            return line.toString();
        }
    }
}
