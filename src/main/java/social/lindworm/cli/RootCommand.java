package social.lindworm.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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
final class RootCommand {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "where .env, data/, images/, static/ and logs/ live (default: the folder of bw-dev)")
    private Path home = Path.of(System.getProperty("lindworm.home", "."));

    private final Moving.Pause pause;

    /// @param pause how a command waits
    RootCommand(Moving.Pause pause) {
        this.pause = pause;
    }

    Moving.Pause pause() {
        return pause;
    }

    Path home() {
        return home.toAbsolutePath().normalize();
    }
}
