package social.lindworm.cli;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Command;
import social.lindworm.app.StaticPlace;
import social.lindworm.app.StoreWiring;
import social.lindworm.config.Config;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.ObjectStore;
import social.lindworm.web.assets.Assets;

@Command(
        name = "collectstatic",
        description =
                "write the static files under their published names to STATIC_ROOT, or to the bucket or other store that is in use")
final class CollectStaticCommand extends ToolCommand {

    @Override
    public Integer call() throws IOException {
        Config config = config();
        Assets assets = Assets.load("/static/");
        Optional<StorageConfig> place = config.storage().staticsElsewhere();
        if (place.isPresent()) {
            out().println(publish(assets, place.get()));
        } else {
            out().println("wrote " + assets.writeTo(config.home().staticFiles()) + " files to "
                    + config.home().staticFiles());
        }
        return 0;
    }

    private static String publish(Assets assets, StorageConfig place) {
        try (ObjectStore store = StoreWiring.open(place, Clock.systemUTC())) {
            int put = StaticPlace.publish(assets, store);
            String name = place.publicAddress().map(URI::toString).orElseGet(place::place);
            return "put " + put + " of " + assets.all().size() + " files into " + name + "; the others were there";
        }
    }
}
