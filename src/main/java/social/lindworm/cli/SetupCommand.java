package social.lindworm.cli;

import picocli.CommandLine.Command;
import social.lindworm.app.Instance;

@Command(name = "setup", description = "prepare everything before the first up, and tell how to go on")
final class SetupCommand extends InstanceCommand {

    @Override
    int run(Instance instance) {
        out().println("The database is ready (" + instance.database().engine() + "), its schema is this version's.");
        out().println("Next: ./bw-dev up -d, open " + instance.config().web().origin()
                + "/setup, and enter the code that ./bw-dev admin_code prints.");
        return 0;
    }
}
