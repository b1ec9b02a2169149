package social.lindworm.cli;

import picocli.CommandLine.Command;
import social.lindworm.app.ServerFile;
import social.lindworm.config.Config;

@Command(name = "down", description = "stop the server; requests and jobs under way are finished first")
final class DownCommand extends ToolCommand {

    @Override
    public Integer call() throws Exception {
        Config config = config();
        if (ServerFile.find(config.home()).isEmpty()) {
            out().println("no server runs in " + config.home().root());
            return 0;
        }
        boolean stopped = new BackgroundServer(config, "all", out(), err()).stop();
        if (stopped) {
            out().println("stopped");
        }
        return stopped ? 0 : 1;
    }
}
