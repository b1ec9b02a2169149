package social.lindworm.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import social.lindworm.app.Moving;
import social.lindworm.config.Config;

/// What every command has: the home it works on, and where to write.
abstract class ToolCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    /// The settings of the home.
    ///
    /// @throws social.lindworm.config.ConfigException naming every mistake
    Config config() {
        return Config.load(home(), System.getenv());
    }

    Path home() {
        return root().home();
    }

    /// How it waits.
    Moving.Pause pause() {
        return root().pause();
    }

    private RootCommand root() {
        return (RootCommand) spec.root().userObject();
    }

    /// What was typed does not go together, or means nothing.
    ParameterException misused(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
