package social.lindworm.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/// Log files of a size, the newest with number 0. The file is opened for each line: while one server replaces another
/// both write to it, and either may begin a new one (the handler of the JDK would give the second process a file of its
/// own).
final class LogFiles extends Handler {

    private final Path folder;
    private final long mostBytes;
    private final int mostFiles;

    LogFiles(Path folder, long mostBytes, int mostFiles) {
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.mostFiles = mostFiles;
    }

    private Path file(int number) {
        return folder.resolve("lindworm." + number + ".log");
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        if (!isLoggable(entry)) {
            return;
        }
        try {
            byte[] line = getFormatter().format(entry).getBytes(StandardCharsets.UTF_8);
            if (size() + line.length > mostBytes) {
                rotate();
            }
            Files.write(file(0), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            reportError("a log line was lost", e, ErrorManager.WRITE_FAILURE);
        }
    }

    private long size() throws IOException {
        try {
            return Files.size(file(0));
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    private void rotate() throws IOException {
        for (int number = mostFiles - 2; number >= 0; number--) {
            try {
                Files.move(file(number), file(number + 1), StandardCopyOption.REPLACE_EXISTING);
            } catch (NoSuchFileException e) {
                // So many have not been written yet, or the other process was faster.
            }
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
