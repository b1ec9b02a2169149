package social.lindworm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
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
}
