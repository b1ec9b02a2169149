package social.lindworm.cli;

import social.lindworm.app.Instance;
import social.lindworm.app.Logging;
import social.lindworm.config.Config;

/// A command that works on an instance: opens it for the command's run and closes it after.
abstract class InstanceCommand extends ToolCommand {

    /// @return the exit code
    abstract int run(Instance instance) throws Exception;

    @Override
    public Integer call() throws Exception {
        Config config = config();
        Logging.toTerminal(config.logLevel().equals("DEBUG") ? "DEBUG" : "WARNING");
        try (Instance instance = Instance.open(config)) {
            if (needsSchema()) {
                instance.database().migrate();
            }
            return run(instance);
        }
    }

    /// Whether the database must be at this version's schema before the command runs.
    boolean needsSchema() {
        return true;
    }
}
