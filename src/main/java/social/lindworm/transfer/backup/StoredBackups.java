package social.lindworm.transfer.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import social.lindworm.storage.ObjectStore;

/// The backups in a store: see [StoreBackup].
public final class StoredBackups {

    private final ObjectStore store;
    private final Vault vault;

    public StoredBackups(ObjectStore store) {
        this.store = store;
        this.vault = new Vault(store);
    }

    /// A backup that is there.
    ///
    /// @param moment its name
    /// @param bytes of the media files
    /// @param databaseBytes as they lie there, packed
    public record Listed(
            String moment, Instant at, String origin, long rows, long files, long bytes, long databaseBytes) {}

    /// A backup whose rows, settings and list of media were brought here and proved; its media are still there.
    public static final class Fetched {

        private final Listed listed;
        private final ObjectStore store;
        private final Path folder;

        private Fetched(Listed listed, ObjectStore store, Path folder) {
            this.listed = listed;
            this.store = store;
            this.folder = folder;
        }

        public Listed listed() {
            return listed;
        }

        /// What [Restore] reads.
        public Path archive() {
            return folder.resolve(Vault.DATABASE);
        }

        ObjectStore store() {
            return store;
        }

        MediaList media() {
            return new MediaList(folder.resolve(Vault.MEDIA));
        }

        /// Removes what was brought here.
        public void forget() throws IOException {
            MediaFolder.remove(folder);
        }
    }

    /// Oldest first.
    public List<Listed> list() throws IOException {
        return vault.kept().stream().map(StoredBackups::listed).toList();
    }

    private static Listed listed(Vault.Kept kept) {
        Complete complete = kept.complete();
        return new Listed(
                kept.moment(),
                complete.at(),
                complete.origin(),
                complete.rows(),
                complete.files(),
                complete.bytes(),
                complete.database().size());
    }

    /// @param moment which one; the newest if none is given
    /// @param folder for what is brought; what is there already and proves to be right is not brought again
    /// @throws BackupException if there is no such backup, or it is damaged
    public Fetched fetch(Optional<String> moment, Path folder) throws IOException {
        Vault.Kept kept = moment.isPresent() ? named(moment.get()) : newest();
        PrivateFiles.folder(folder);
        for (String name : List.of(Vault.DATABASE, Vault.MEDIA)) {
            Path into = folder.resolve(name);
            Complete.Part part = name.equals(Vault.MEDIA)
                    ? kept.complete().media()
                    : kept.complete().database();
            vault.fetch(Vault.key(kept.moment(), name), part, into);
        }
        return new Fetched(listed(kept), store, folder);
    }

    private Vault.Kept named(String moment) throws IOException {
        if (Vault.at(moment).isEmpty()) {
            throw new BackupException("\"" + moment + "\" names no backup; --list shows what does.");
        }
        return vault.kept(moment);
    }

    private Vault.Kept newest() throws IOException {
        List<Vault.Folder> complete =
                vault.folders().stream().filter(Vault.Folder::isComplete).toList();
        if (complete.isEmpty()) {
            throw new BackupException("There is no whole backup in that store.");
        }
        return vault.kept(complete.getLast().moment());
    }
}
