package social.lindworm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogMarkTest {

    @TempDir
    private Path folder;

    private Path log() {
        return folder.resolve("lindworm.0.log");
    }

    private void write(String lines) throws IOException {
        Files.writeString(log(), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void whatWasThereBeforeIsNoNews() throws IOException {
        write("an error of last week\n");

        LogMark mark = LogMark.now(log());

        assertThat(mark.lastLines(20)).isEmpty();
        write("one\ntwo\nthree\n");
        assertThat(mark.lastLines(2)).containsExactly("two", "three");
    }

    @Test
    void aLogThatWasBegunAnewIsAllNews() throws IOException {
        write("many lines of another file\n");
        LogMark mark = LogMark.now(log());
        Files.delete(log());

        assertThat(mark.lastLines(20)).isEmpty();
        write("begun anew\n");
        assertThat(mark.lastLines(20)).containsExactly("begun anew");
    }

    @Test
    void aLogThatIsYetToComeIsAllNews() throws IOException {
        LogMark mark = LogMark.now(log());

        write("the first line\n");

        assertThat(mark.lastLines(20)).containsExactly("the first line");
    }
}
