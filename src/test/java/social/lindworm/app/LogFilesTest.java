package social.lindworm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {

    @TempDir
    private Path folder;

    @Test
    void twoWritersShareOneFile() throws Exception {
        LogFiles one = files(1_000);
        LogFiles other = files(1_000);

        one.publish(entry("first"));
        other.publish(entry("second"));
        one.publish(entry("third"));

        assertThat(Files.readAllLines(folder.resolve("lindworm.0.log"))).containsExactly("first", "second", "third");
    }

    @Test
    void aFullFileMovesUpAndTheOldestGoes() throws Exception {
        LogFiles log = files(10);

        List.of("aaaaaaaa", "bbbbbbbb", "cccccccc", "dddddddd").forEach(line -> log.publish(entry(line)));

        assertThat(Files.readString(folder.resolve("lindworm.0.log"))).isEqualTo("dddddddd\n");
        assertThat(Files.readString(folder.resolve("lindworm.1.log"))).isEqualTo("cccccccc\n");
        assertThat(Files.readString(folder.resolve("lindworm.2.log"))).isEqualTo("bbbbbbbb\n");
        assertThat(folder.resolve("lindworm.3.log")).doesNotExist();
    }

    private LogFiles files(int bytes) {
        LogFiles files = new LogFiles(folder, bytes, 3);
        files.setFormatter(new Formatter() {
            @Override
            public String format(LogRecord entry) {
                return entry.getMessage() + "\n";
            }
        });
        return files;
    }

    private static LogRecord entry(String line) {
        return new LogRecord(Level.INFO, line);
    }
}
