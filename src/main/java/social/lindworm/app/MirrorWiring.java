package social.lindworm.app;

import java.nio.file.Path;
import java.util.Optional;
import social.lindworm.config.StorageConfig;
import social.lindworm.media.MediaMove;
import social.lindworm.media.MirrorRuns;
import social.lindworm.media.MirrorSweep;
import social.lindworm.storage.migrate.Proofs;

/// The mirror of an instance's pictures.
public final class MirrorWiring {

    private MirrorWiring() {}

    /// The part of the mirror that pictures are in; empty if there is none.
    public static Optional<StorageConfig> place(Instance instance) {
        String leading = Stores.leading(instance).place();
        return instance.config()
                .storage()
                .mirror()
                .map(StorageConfig::images)
                .filter(mirror -> !mirror.place().equals(leading));
    }

    static MirrorSweep sweep(Instance instance) {
        return new MirrorSweep(
                instance.database(),
                new MirrorRuns(instance.database(), instance.clock()),
                instance.clock(),
                () -> place(instance)
                        .filter(_ -> instance.moves().current().isEmpty())
                        .map(mirror -> new MirrorSweep.Mirror(mirror.place(), () -> pair(instance, mirror))));
    }

    private static MirrorSweep.Pair pair(Instance instance, StorageConfig mirror) {
        StorageConfig leading = Stores.leading(instance);
        String both = (leading.place() + "-" + mirror.place()).replaceAll("[^A-Za-z0-9.-]+", "_");
        Path proofs = instance.config().home().data().resolve("storage").resolve("mirror-" + both);
        return new MirrorSweep.Pair(end(instance, leading), end(instance, mirror), new Proofs(proofs));
    }

    private static MediaMove.End end(Instance instance, StorageConfig place) {
        return new MediaMove.End(StoreWiring.open(place, instance.clock()), place.place());
    }
}
