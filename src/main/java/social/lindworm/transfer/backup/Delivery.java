package social.lindworm.transfer.backup;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import social.lindworm.common.FileTrouble;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoredObject;

/// Brings every content that a list names into a store of backups, and nothing that is there already. What is there is
/// known by listing it, never by what an earlier run remembers.
final class Delivery {

    /// A file that is replaced while it is sent is looked at again.
    private static final int ATTEMPTS = 3;

    private static final int MOST_CORRECTIONS = 10_000;

    private final ObjectStore media;
    private final ObjectStore target;
    private final Contents contents;
    private final Map<MediaFile, Optional<MediaFile>> corrections = new HashMap<>();

    Delivery(ObjectStore media, ObjectStore target, Contents contents) {
        this.media = media;
        this.target = target;
        this.contents = contents;
    }

    /// What is known after a file was sent.
    ///
    /// @param now the file as it is; empty if it is gone
    private record Sent(MediaFile media, Optional<MediaFile> now) {}

    /// Corrects the list where a file proved to be another than it said.
    ///
    /// @return files whose content was not what the database or an earlier run said
    long run(MediaList list, long files, Progress progress) throws IOException {
        long corrected = 0;
        for (int attempt = 1; ; attempt++) {
            corrections.clear();
            pass(list, files, progress);
            if (corrections.isEmpty()) {
                return corrected;
            }
            if (attempt == ATTEMPTS) {
                throw new BackupException("The media change faster than they can be backed up, such as "
                        + corrections.keySet().iterator().next().key() + "; run the command again.");
            }
            corrected +=
                    corrections.values().stream().filter(Optional::isPresent).count();
            list.correct(corrections);
        }
    }

    private void pass(MediaList list, long files, Progress progress) throws IOException {
        progress.begin("in the backup", "files", files);
        for (HashRange range : HashRange.rounds(files)) {
            Map<String, MediaFile> wanted = new HashMap<>();
            long here = 0;
            try (Stream<MediaFile> all = list.files()) {
                for (Iterator<MediaFile> each = all.iterator(); each.hasNext(); ) {
                    MediaFile file = each.next();
                    if (range.holds(file.sha256())) {
                        wanted.putIfAbsent(file.sha256(), file);
                        here++;
                    }
                }
            }
            strikeWhatIsThere(range, wanted);
            progress.add(here - wanted.size());
            send(wanted.values(), progress);
        }
        progress.end();
    }

    private void strikeWhatIsThere(HashRange range, Map<String, MediaFile> wanted) {
        try (Stream<ObjectInfo> there = range.in(target)) {
            for (Iterator<ObjectInfo> all = there.iterator(); all.hasNext(); ) {
                ObjectInfo object = all.next();
                Contents.hash(object.key())
                        .filter(hash -> isSame(wanted.get(hash), object))
                        .ifPresent(wanted::remove);
            }
        }
    }

    private static boolean isSame(@Nullable MediaFile wanted, ObjectInfo object) {
        return wanted != null && wanted.size() == object.size();
    }

    private void send(Collection<MediaFile> missing, Progress progress) throws IOException {
        int threads = Math.clamp(target.traits().connections(), 1, 16);
        try (Window<Sent> window = new Window<>(threads, sent -> {
            progress.add(1);
            if (!sent.now().equals(Optional.of(sent.media()))) {
                corrections.put(sent.media(), sent.now());
                if (corrections.size() > MOST_CORRECTIONS) {
                    throw new BackupException(
                            "Too many media files are not what the database says; look with ./bw-dev storage verify.");
                }
            }
        })) {
            for (MediaFile file : missing) {
                window.add(() -> send(file));
            }
            window.drain();
        }
    }

    private Sent send(MediaFile file) throws IOException {
        MediaFile now = file;
        for (int attempt = 1; ; attempt++) {
            try {
                contents.send(now, media);
                return new Sent(file, Optional.of(now));
            } catch (StorageException.BrokenSource e) {
                Optional<MediaFile> found = lookAgain(file);
                if (found.isEmpty()) {
                    return new Sent(file, found);
                }
                if (attempt == ATTEMPTS || found.get().equals(now)) {
                    throw new IOException("the media file " + file.key() + " cannot be read: " + FileTrouble.of(e), e);
                }
                now = found.get();
            }
        }
    }

    /// Replaced or removed since it was surveyed, or not what the ledger says.
    private Optional<MediaFile> lookAgain(MediaFile file) throws IOException {
        try (StoredObject object = media.open(file.key())) {
            return Optional.of(new MediaFile(file.key(), object.info().size(), Survey.hash(object.stream())));
        } catch (StorageException.Missing e) {
            return Optional.empty();
        }
    }
}
