package social.lindworm.app;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.check.Stranger;
import social.lindworm.transfer.backup.BackupException;

/// A store for backups: any place that an instance's files may be in, as long as nobody else can read it, since a
/// backup holds the secret key.
public final class BackupPlace {

    private BackupPlace() {}

    /// What is put there is shown to nobody.
    public static ObjectStore open(StorageConfig place, Clock clock) {
        return StoreWiring.open(place.unseen(place.limits()), clock);
    }

    /// Finds out before the work begins whether backups can be kept there.
    ///
    /// @param pictures where the instance's pictures are
    /// @return what is odd but no obstacle, as a sentence
    /// @throws BackupException why not
    /// @throws social.lindworm.storage.StorageException what is wrong with the store
    public static Optional<String> tryOut(StorageConfig place, List<StorageConfig> pictures, Clock clock)
            throws IOException {
        if (pictures.stream().anyMatch(place::isWithin)) {
            throw new BackupException("That is among the pictures of this instance; name another place.");
        }
        Optional<String> odd = Optional.empty();
        if (place instanceof StorageConfig.Local folder) {
            odd = makePrivate(folder.root());
        }
        StoreTrial.of(place, clock);
        return place.publicAddress().isPresent()
                ? exposure(place, place.publicAddress().get(), clock)
                : odd;
    }

    private static Optional<String> exposure(StorageConfig place, URI address, Clock clock) {
        return switch (lookAsStranger(place, address, clock)) {
            case Exposure.Public() ->
                throw new BackupException("Anybody can read what lies at " + address
                        + ", and a backup holds the secret key; name a bucket that nobody else can read.");
            case Exposure.Unseen() -> Optional.empty();
            case Exposure.Unknown(String why) ->
                Optional.of("Whether anybody can read what lies at " + address + " could not be found out (" + why
                        + "), and a backup holds the secret key: make sure that nobody else can.");
        };
    }

    /// What somebody unknown finds.
    private sealed interface Exposure {

        record Public() implements Exposure {}

        record Unseen() implements Exposure {}

        record Unknown(String why) implements Exposure {}
    }

    private static Optional<String> makePrivate(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            Files.createDirectories(folder);
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            return Optional.empty();
        }
        if (!Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            return Optional.empty();
        }
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(folder);
        return rights.contains(PosixFilePermission.OTHERS_EXECUTE)
                ? Optional.of("Others on this machine can look into " + folder
                        + ", and a backup holds the secret key: chmod 700 it.")
                : Optional.empty();
    }

    private static Exposure lookAsStranger(StorageConfig place, URI address, Clock clock) {
        ObjectKey key = new ObjectKey("storage-check/" + UUID.randomUUID() + ".txt");
        byte[] text = "a trial".getBytes(StandardCharsets.UTF_8);
        try (ObjectStore store = open(place, clock);
                Stranger stranger = new Stranger()) {
            store.put(key, Content.of(text), Attributes.of("text/plain"));
            try {
                return exposure(stranger.get(URI.create(address + "/" + key)));
            } catch (IOException e) {
                return new Exposure.Unknown(e.toString());
            } finally {
                store.delete(key);
            }
        }
    }

    /// A refusal is an answer. A service that is out of order, or leads elsewhere, has given none.
    private static Exposure exposure(Stranger.Answer answer) {
        boolean refused = answer.status() / 100 == 4 && answer.status() != 408 && answer.status() != 429;
        return answer.ok()
                ? new Exposure.Public()
                : refused ? new Exposure.Unseen() : new Exposure.Unknown("it answers with " + answer.status());
    }
}
