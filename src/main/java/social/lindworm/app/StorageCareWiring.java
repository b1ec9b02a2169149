package social.lindworm.app;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.util.Optional;
import social.lindworm.admin.StorageAlarms;
import social.lindworm.admin.StorageCare;
import social.lindworm.admin.StorageChecks;
import social.lindworm.config.StorageConfig;
import social.lindworm.media.MirrorRuns;

/// Puts together what the admin pages tell of the places for files.
final class StorageCareWiring {

    private StorageCareWiring() {}

    static StorageCare of(Instance instance, StorageChecks checks) {
        return new StorageCare(
                checks,
                new StorageAlarms(
                        instance.database(),
                        instance.config().media().upkeep().quota(),
                        () -> disk(Stores.leading(instance))),
                instance.moves(),
                new MirrorRuns(instance.database(), instance.clock()),
                instance.config().storage().active().images().place(),
                MirrorWiring.place(instance).map(StorageConfig::place));
    }

    /// What cannot be asked raises no alarm.
    private static Optional<StorageAlarms.Disk> disk(StorageConfig place) {
        if (!(place instanceof StorageConfig.Local folder)) {
            return Optional.empty();
        }
        try {
            FileStore disk = Files.getFileStore(folder.root());
            return Optional.of(new StorageAlarms.Disk(disk.getUsableSpace(), disk.getTotalSpace()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
