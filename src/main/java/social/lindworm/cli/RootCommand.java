package social.lindworm.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import social.lindworm.app.Moving;

/// `./bw-dev` itself.
@Command(
        name = "bw-dev",
        description = "Lindworm: a reading community in one process and one folder.",
        synopsisHeading = "",
        customSynopsis = "./bw-dev [--home DIR] COMMAND [ARGUMENTS]",
        version = "Lindworm 0.1.0",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RootCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    private Path home = Path.of(System.getProperty("lindworm.home", "."));

    private final Moving.Pause pause;

    /// @param pause how a command waits
    RootCommand(Moving.Pause pause) {
        this.pause = pause;
    }

    Moving.Pause pause() {
        return pause;
    }

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "where .env, data/, images/, static/ and logs/ live (default: the folder of bw-dev)")
    void live(Path folder) {
        // What a script makes of a variable that is not set; the folder one stands in is hardly meant.
        if (folder.toString().isBlank()) {
            throw new ParameterException(spec.commandLine(), "--home names no folder.");
        }
        home = folder;
    }

    /// Without a command: the list of all.
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    Path home() {
        return home.toAbsolutePath().normalize();
    }
}
