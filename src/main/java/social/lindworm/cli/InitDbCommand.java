package social.lindworm.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import social.lindworm.app.Instance;

@Command(name = "initdb", description = "fill an empty database with what every instance starts from (safe to repeat)")
final class InitDbCommand extends InstanceCommand {

    @Option(names = "--limit", paramLabel = "PART", description = "accepted for BookWyrm's sake; every part is filled")
    private String limit = "";

    @Override
    int run(Instance instance) {
        out().println(
                        limit.isEmpty()
                                ? "the database is ready"
                                : "the database is ready (all parts, not only " + limit + ")");
        return 0;
    }
}
