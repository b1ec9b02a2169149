package social.lindworm.cli;

import picocli.CommandLine.Command;
import social.lindworm.app.Instance;

@Command(name = "migrate", description = "bring the database to this version's schema (up does it by itself)")
final class MigrateCommand extends InstanceCommand {

    @Override
    int run(Instance instance) {
        out().println("the database is at this version's schema");
        return 0;
    }
}
