package social.lindworm.cli;

import java.io.IOException;
import java.time.Clock;
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
                "write the static files under their published names to STATIC_ROOT, or with USE_S3=true to the bucket")
final class CollectStaticCommand extends ToolCommand {

    @Override
    public Integer call() throws IOException {
        Config config = config();
        Assets assets = Assets.load("/static/");
        switch (config.storage().active()) {
            case StorageConfig.Local _ ->
                out().println("wrote "
                        + assets.writeTo(config.home().staticFiles()) + " files to "
                        + config.home().staticFiles());
            case StorageConfig.S3 bucket -> out().println(publish(assets, bucket.below("static")));
        }
        return 0;
    }

    private static String publish(Assets assets, StorageConfig.S3 bucket) {
        try (ObjectStore store = StoreWiring.open(bucket, Clock.systemUTC())) {
            int put = StaticPlace.publish(assets, store);
            return "put " + put + " of " + assets.all().size() + " files into " + bucket.publicBase()
                    + "; the others were there";
        }
    }
}
