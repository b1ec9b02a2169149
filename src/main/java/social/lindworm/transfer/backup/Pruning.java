package social.lindworm.transfer.backup;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;

/// Removes an instance's older backups, and then the contents that no backup names any more. Contents are left alone
/// while another home makes a backup there, since it relies on what it found. Stopped at any point it leaves only more
/// than is needed, which the next run removes.
final class Pruning {

    /// What another home began longer ago than this was given up.
    static final Duration ABANDONED = Duration.ofDays(7);

    private final ObjectStore store;
    private final Vault vault;
    private final String home;
    private final Path folder;
    private final Clock clock;

    /// @param home which home this is
    /// @param folder for what does not fit into memory
    Pruning(ObjectStore store, String home, Path folder, Clock clock) {
        this.store = store;
        this.vault = new Vault(store);
        this.home = home;
        this.folder = folder;
        this.clock = clock;
    }

    /// What went.
    ///
    /// @param waits the backup of another home for whose sake no content was removed
    record Removed(List<String> backups, long files, long bytes, Optional<String> waits) {}

    /// @param origin the instance whose backups count
    Removed keep(int newest, String origin, Progress progress) throws IOException {
        vault.markPruning(home);
        try {
            List<Vault.Folder> folders = vault.folders();
            Optional<String> waits = folders.stream()
                    .filter(this::isBeingMade)
                    .map(Vault.Folder::moment)
                    .findFirst();
            List<Vault.Kept> kept = vault.kept();
            List<String> own = kept.stream()
                    .filter(backup -> backup.complete().origin().equals(origin))
                    .map(Vault.Kept::moment)
                    .toList();
            List<String> old = own.subList(0, Math.max(0, own.size() - newest));
            List<Vault.Kept> staying = kept.stream()
                    .filter(backup -> !old.contains(backup.moment()))
                    .toList();
            if (waits.isPresent()) {
                removeBackups(folders, old);
                return new Removed(old, 0, 0, waits);
            }
            Path needed = folder.resolve("needed");
            long hashes = needed(staying, needed);
            removeBackups(folders, old);
            Removed removed = contents(needed, hashes, old, progress);
            Files.delete(needed);
            return removed;
        } finally {
            vault.unmarkPruning(home);
        }
    }

    private void removeBackups(List<Vault.Folder> folders, List<String> moments) {
        folders.stream().filter(folder -> moments.contains(folder.moment())).forEach(vault::remove);
    }

    private boolean isBeingMade(Vault.Folder backup) {
        boolean others = backup.begunBy().filter(by -> !by.equals(home)).isPresent();
        return others && !backup.isComplete() && !isAbandoned(backup.moment(), clock);
    }

    static boolean isAbandoned(String moment, Clock clock) {
        return Vault.at(moment)
                .filter(at -> at.isBefore(clock.instant().minus(ABANDONED)))
                .isPresent();
    }

    /// Every list is proved before anything is removed for its sake.
    private long needed(List<Vault.Kept> staying, Path into) throws IOException {
        long hashes = 0;
        Path list = folder.resolve("staying.tsv.gz");
        try (BufferedWriter out = Files.newBufferedWriter(into)) {
            for (Vault.Kept backup : staying) {
                vault.fetch(
                        Vault.key(backup.moment(), Vault.MEDIA),
                        backup.complete().media(),
                        list);
                try (Stream<MediaFile> files = new MediaList(list).files()) {
                    for (Iterator<MediaFile> all = files.iterator(); all.hasNext(); ) {
                        out.write(all.next().sha256());
                        out.write('\n');
                        hashes++;
                    }
                }
            }
        }
        Files.deleteIfExists(list);
        return hashes;
    }

    private Removed contents(Path needed, long hashes, List<String> backups, Progress progress) throws IOException {
        long files = 0;
        long bytes = 0;
        progress.begin("looking for what no backup needs", "files removed", 0);
        for (HashRange range : HashRange.rounds(hashes)) {
            Set<String> wanted = new HashSet<>();
            try (Stream<String> lines = Files.lines(needed)) {
                lines.filter(range::holds).forEach(wanted::add);
            }
            try (Stream<ObjectInfo> there = range.in(store)) {
                for (Iterator<ObjectInfo> all = there.iterator(); all.hasNext(); ) {
                    ObjectInfo object = all.next();
                    if (isUnneeded(object.key(), wanted)) {
                        store.delete(object.key());
                        files++;
                        bytes += object.size();
                        progress.add(1);
                    }
                }
            }
        }
        progress.end();
        return new Removed(backups, files, bytes, Optional.empty());
    }

    private static boolean isUnneeded(ObjectKey key, Set<String> wanted) {
        return Contents.hash(key).filter(hash -> !wanted.contains(hash)).isPresent();
    }
}
