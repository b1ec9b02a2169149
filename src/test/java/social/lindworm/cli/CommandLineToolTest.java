package social.lindworm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineToolTest {

    @TempDir
    private Path folder;

    @Test
    void aHomeWithoutACommandListsTheCommands() {
        CommandHome home = new CommandHome(folder);

        assertThat(home.run()).isZero();

        assertThat(home.out()).contains("Run a server", "import_books", "./bw-dev help COMMAND");
        assertThat(home.run("runweb", "python", "manage.py")).isZero();
        assertThat(home.out()).contains("Run a server");
    }

    @Test
    void aMisspeltCommandIsNamedAndAnswersWithTheNearest() {
        CommandHome home = new CommandHome(folder);

        assertThat(home.run("statsu")).isEqualTo(2);
        assertThat(home.err()).startsWith("There is no command statsu.").contains("Did you mean: bw-dev status");

        assertThat(home.run("help", "bakcup")).isEqualTo(2);
        assertThat(home.err()).startsWith("There is no command bakcup.").contains("bw-dev backup");

        assertThat(home.run("xyzzy")).isEqualTo(2);
        assertThat(home.err()).isEqualTo("There is no command xyzzy.\n./bw-dev lists all commands.\n");
    }

    @Test
    void aHomeWithoutANameIsNotTakenForTheProgramsOwn() {
        StringWriter err = new StringWriter();
        CommandLineTool tool = new CommandLineTool(new PrintWriter(new StringWriter()), new PrintWriter(err));

        assertThat(tool.run("--home", "", "status")).isEqualTo(2);

        assertThat(err.toString()).startsWith("--home names no folder.");
    }

    @Test
    void aFileThatCannotBeUsedIsNamedWithTheReason() {
        IOException closed = new AccessDeniedException("/srv/lindworm.tar.gz");

        assertThat(CommandLineTool.reason(closed))
                .isEqualTo("/srv/lindworm.tar.gz may not be read or written by this account");
        assertThat(CommandLineTool.reason(new UncheckedIOException(closed)))
                .isEqualTo("/srv/lindworm.tar.gz may not be read or written by this account");
        assertThat(CommandLineTool.reason(new IOException("No space left on device")))
                .isEqualTo("No space left on device");
    }
}
