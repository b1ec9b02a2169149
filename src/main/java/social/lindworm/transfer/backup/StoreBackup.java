package social.lindworm.transfer.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import social.lindworm.db.Database;
import social.lindworm.media.LedgerFile;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;

/// Backs an instance up into a store, while it serves on. Contents of media are kept once for all backups, under their
/// hash, so a run sends only what is new; rows and settings go as one packed object. Broken off at any point nothing is
/// lost but time: what was sent is found by the next run, and a backup that is not whole does not exist.
public final class StoreBackup {

    private static final int ENOUGH_TO_NAME = 3;

    private final Backup backup;
    private final Database database;
    private final ObjectStore media;
    private final Path folder;
    private final Clock clock;

    /// @param folder of this backup's own in the data folder
    public StoreBackup(Backup backup, Database database, ObjectStore media, Path folder, Clock clock) {
        this.backup = backup;
        this.database = database;
        this.media = media;
        this.folder = folder;
        this.clock = clock;
    }

    /// What was done.
    ///
    /// @param files of the media, all together
    /// @param sentFiles of them, now
    /// @param databaseBytes as sent
    /// @param notes what the operator should know, one sentence each
    public record Written(
            String moment,
            long rows,
            long files,
            long bytes,
            long sentFiles,
            long sentBytes,
            long databaseBytes,
            List<String> notes) {

        public Written {
            notes = List.copyOf(notes);
        }
    }

    /// @param keep how many backups of this instance stay; without it all do
    /// @throws BackupException why it cannot be made now, as a sentence
    public Written into(ObjectStore target, Optional<Integer> keep, Progress progress)
            throws IOException, SQLException {
        PrivateFiles.folder(folder);
        try (FileChannel channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            if (lock == null) {
                throw new BackupException("Another backup of this home is being made.");
            }
            return new Run(target, home(), progress).run(keep);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /// Which home this is, for whoever backs up into the same store.
    private String home() throws IOException {
        Path file = folder.resolve("home");
        // A full disk leaves it empty.
        if (!Files.exists(file) || Files.size(file) == 0) {
            Files.writeString(file, UUID.randomUUID().toString());
        }
        return Files.readString(file);
    }

    private final class Run {

        private final ObjectStore target;
        private final Vault vault;
        private final String home;
        private final Progress progress;
        private final List<String> notes = new ArrayList<>();

        Run(ObjectStore target, String home, Progress progress) {
            this.target = target;
            this.vault = new Vault(target);
            this.home = home;
            this.progress = progress;
        }

        Written run(Optional<Integer> keep) throws IOException, SQLException {
            String moment = begin();
            try {
                Written written = make(moment);
                if (keep.isPresent()) {
                    prune(keep.get());
                }
                return new Written(
                        moment,
                        written.rows(),
                        written.files(),
                        written.bytes(),
                        written.sentFiles(),
                        written.sentBytes(),
                        written.databaseBytes(),
                        notes);
            } catch (BackupException e) {
                giveUp(moment);
                throw e;
            }
        }

        /// The mark is set before the other's is looked for, so that of two who meet at least one sees the other.
        private String begin() {
            // Only a killed run of this home can have set it, and other homes wait for it.
            vault.unmarkPruning(home);
            List<Vault.Folder> folders = vault.folders();
            folders.stream().filter(this::isLeftover).forEach(vault::remove);
            Set<String> taken = folders.stream().map(Vault.Folder::moment).collect(Collectors.toSet());
            Instant at = clock.instant();
            while (taken.contains(Vault.moment(at, home))) {
                at = at.plus(Duration.ofSeconds(1));
            }
            String moment = Vault.moment(at, home);
            vault.say(Vault.key(moment, Vault.BEGUN), home.getBytes(StandardCharsets.UTF_8));
            List<ObjectKey> pruners = vault.pruners(home, clock.instant().minus(Pruning.ABANDONED));
            if (!pruners.isEmpty()) {
                giveUp(moment);
                throw new BackupException("Another home removes old backups there at this moment; try again later. If"
                        + " none does, delete " + pruners.getFirst() + " there.");
            }
            return moment;
        }

        /// What a killed run of this home left behind, or one of another home long ago.
        private boolean isLeftover(Vault.Folder backup) {
            boolean nobodys =
                    backup.begunBy().isEmpty() || backup.begunBy().get().equals(home);
            return !backup.isComplete() && (nobodys || Pruning.isAbandoned(backup.moment(), clock));
        }

        private void giveUp(String moment) {
            vault.folders().stream()
                    .filter(backup -> backup.moment().equals(moment) && !backup.isComplete())
                    .filter(backup -> backup.begunBy().equals(Optional.of(home)))
                    .forEach(vault::remove);
        }

        private Written make(String moment) throws IOException, SQLException {
            Path archive = folder.resolve(Vault.DATABASE);
            MediaList list = new MediaList(folder.resolve(Vault.MEDIA));
            try {
                Backup.Rows rows = backup.rowsInto(archive, progress);
                Contents contents = new Contents(target);
                Survey.Found found = survey(list, contents);
                long corrected = new Delivery(media, target, contents).run(list, found.files(), progress);
                note(found, corrected);
                Complete complete = complete(rows, list, archive);
                vault.put(Vault.key(moment, Vault.DATABASE), archive);
                vault.put(Vault.key(moment, Vault.MEDIA), list.file());
                vault.say(Vault.key(moment, Vault.COMPLETE), Entries.JSON.writeValueAsBytes(complete));
                vault.delete(Vault.key(moment, Vault.BEGUN));
                return new Written(
                        moment,
                        complete.rows(),
                        complete.files(),
                        complete.bytes(),
                        contents.files(),
                        contents.bytes(),
                        complete.database().size(),
                        List.of());
            } finally {
                Files.deleteIfExists(archive);
                Files.deleteIfExists(list.file());
            }
        }

        private Survey.Found survey(MediaList list, Contents contents) throws IOException {
            try (LedgerFile ledger = LedgerFile.of(database)) {
                HashNotes hashes = new HashNotes(folder.resolve("hashes"));
                return new Survey(media, hashes, contents::offer).run(ledger, list, progress);
            }
        }

        private void note(Survey.Found found, long corrected) {
            if (found.lacking() > 0) {
                notes.add(found.lacking() + " media files that the database names are not in the media store;"
                        + " ./bw-dev storage verify names them.");
            }
            if (corrected > 0) {
                notes.add(corrected + " media files are not what the database says; they were backed up as they are.");
            }
        }

        private Complete complete(Backup.Rows rows, MediaList list, Path archive) throws IOException {
            long files = 0;
            long bytes = 0;
            try (var all = list.files()) {
                for (var each = all.iterator(); each.hasNext(); ) {
                    files++;
                    bytes += each.next().size();
                }
            }
            return new Complete(
                    Complete.FORMAT,
                    rows.created(),
                    rows.origin(),
                    rows.rows(),
                    files,
                    bytes,
                    part(archive),
                    part(list.file()));
        }

        private static Complete.Part part(Path file) throws IOException {
            return new Complete.Part(Files.size(file), Vault.hash(file));
        }

        /// The backup is made by now; what goes wrong here costs room and nothing else.
        private void prune(int keep) throws IOException {
            try {
                Pruning.Removed removed =
                        new Pruning(target, home, folder, clock).keep(keep, backup.origin(), progress);
                notes.addAll(told(removed));
            } catch (StorageException | BackupException e) {
                notes.add("Older backups could not be removed: " + e.getMessage());
            }
        }

        private static List<String> told(Pruning.Removed removed) {
            List<String> told = new ArrayList<>();
            if (!removed.backups().isEmpty()) {
                boolean many = removed.backups().size() > ENOUGH_TO_NAME;
                String names = String.join(
                        ", ",
                        removed.backups()
                                .subList(
                                        0,
                                        many
                                                ? ENOUGH_TO_NAME
                                                : removed.backups().size()));
                told.add("Removed " + removed.backups().size() + " older backups (" + names + (many ? ", ..." : "")
                        + ").");
            }
            if (removed.files() > 0) {
                told.add("Removed " + removed.files() + " files, " + removed.bytes()
                        + " bytes, that no backup needs any more.");
            }
            removed.waits()
                    .ifPresent(other -> told.add("Files that no backup needs stay for now, since another home makes"
                            + " the backup " + other + " there."));
            return told;
        }
    }
}
