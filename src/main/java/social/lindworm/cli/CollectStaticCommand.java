package social.lindworm.cli;

import java.io.IOException;
import picocli.CommandLine.Command;
import social.lindworm.config.Config;
import social.lindworm.web.assets.Assets;

@Command(
        name = "collectstatic",
        description = "write the static files under their published names, and a manifest, to STATIC_ROOT")
final class CollectStaticCommand extends ToolCommand {

    @Override
    public Integer call() throws IOException {
        Config config = config();
        int files = Assets.load("/static/").writeTo(config.home().staticFiles());
        out().println("wrote " + files + " files to " + config.home().staticFiles());
        return 0;
    }
}
