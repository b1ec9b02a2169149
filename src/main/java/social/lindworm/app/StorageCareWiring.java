package social.lindworm.app;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.lindworm.admin.StorageAlarms;
import social.lindworm.admin.StorageCare;
import social.lindworm.admin.StorageChecks;
import social.lindworm.config.StorageConfig;
import social.lindworm.config.StorageSettings;
import social.lindworm.media.MirrorRuns;

/// Puts together what the people who run the server are told of the places for files.
public final class StorageCareWiring {

    private static final Logger LOG = LoggerFactory.getLogger(StorageCareWiring.class);

    private StorageCareWiring() {}

    static StorageCare of(Instance instance, StorageChecks checks) {
        return new StorageCare(
                checks,
                alarms(instance),
                instance.moves(),
                new MirrorRuns(instance.database(), instance.clock()),
                instance.config().storage().active().images().place(),
                MirrorWiring.place(instance).map(StorageConfig::place));
    }

    /// Of all places that the instance keeps files in at present.
    public static StorageAlarms alarms(Instance instance) {
        return new StorageAlarms(
                instance.database(), instance.config().media().upkeep().quota(), () -> disks(instance));
    }

    /// Those of the database and of every store that is a folder, each once. What cannot be asked raises no alarm.
    private static List<StorageAlarms.Disk> disks(Instance instance) {
        StorageSettings storage = instance.config().storage();
        Stream<StorageConfig> places = Stream.of(
                        Optional.of(Stores.leading(instance)),
                        Optional.of(storage.active()),
                        storage.exports(),
                        storage.remote(),
                        MirrorWiring.place(instance))
                .flatMap(Optional::stream);
        Stream<Path> folders =
                places.filter(StorageConfig.Local.class::isInstance).map(place -> ((StorageConfig.Local) place).root());
        Map<FileStore, StorageAlarms.Disk> disks = new LinkedHashMap<>();
        Stream.concat(Stream.of(instance.config().home().data()), folders).forEach(folder -> {
            try {
                FileStore disk = Files.getFileStore(folder);
                disks.putIfAbsent(
                        disk, new StorageAlarms.Disk(folder.toString(), disk.getUsableSpace(), disk.getTotalSpace()));
            } catch (IOException e) {
                LOG.atDebug().addKeyValue("folder", folder).setCause(e).log("nobody can tell how full its disk is");
            }
        });
        return List.copyOf(disks.values());
    }
}
