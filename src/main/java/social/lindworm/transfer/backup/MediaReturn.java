package social.lindworm.transfer.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import social.lindworm.media.PublicFiles;
import social.lindworm.storage.Content;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoredObject;
import social.lindworm.storage.local.LocalStore;
import social.lindworm.storage.migrate.SideBySide;

/// Brings the media of a backup into the store where an instance keeps them. What is there with the right content is
/// read and left alone, so a run that broke off goes on; what is there with another content stays, unless it may be
/// replaced. Nothing else that is there is touched. Everything that arrives has proved its hash on the way.
public final class MediaReturn {

    private static final int MOST_NAMED = 20;
    private static final int MOST_THREADS = 16;

    private final Place place;
    private final boolean force;
    private final Path aside;
    private final Clock clock;

    /// Where the media go.
    ///
    /// @param unseen the same place, in a way that shows files to nobody: for uploads that no job has looked at
    public record Place(ObjectStore media, ObjectStore unseen) {}

    /// @param force whether files with another content are replaced
    /// @param aside the folder where those go then
    public MediaReturn(Place place, boolean force, Path aside, Clock clock) {
        this.place = place;
        this.force = force;
        this.aside = aside;
        this.clock = clock;
    }

    /// What is there now.
    ///
    /// @param files all of the backup's, each proved
    /// @param brought of them, now
    public record Returned(long files, long bytes, long brought, long broughtBytes, long replaced) {}

    private enum How {
        THERE,
        BROUGHT,
        REPLACED,
        DIFFERS,
        DAMAGED,
        MISSING
    }

    private record Step(MediaFile file, How how) {}

    /// @throws BackupException naming what is damaged, missing or in the way
    public Returned bring(StoredBackups.Fetched backup, Progress progress) throws IOException {
        Tally tally = new Tally();
        progress.begin("media", "files", backup.listed().files());
        int threads = Math.clamp(place.media().traits().connections(), 1, MOST_THREADS);
        try (Stream<MediaFile> files = backup.media().files();
                Stream<ObjectInfo> there = place.media().list(KeyRange.ALL);
                Window<Step> window = new Window<>(threads, step -> {
                    tally.count(step);
                    progress.add(1);
                })) {
            var rows = new SideBySide<>(
                    new SideBySide.Ordered<>("the backup's list", files.iterator(), MediaFile::key),
                    new SideBySide.Ordered<>("the media store", there.iterator(), ObjectInfo::key));
            while (rows.hasNext()) {
                var row = rows.next();
                MediaFile file = row.left();
                ObjectInfo here = row.right();
                if (file != null) {
                    window.add(() -> new Step(file, one(file, here, backup.store())));
                }
            }
            window.drain();
        }
        progress.end();
        return tally.outcome();
    }

    private How one(MediaFile file, @Nullable ObjectInfo here, ObjectStore backups) throws IOException {
        if (here == null) {
            return bring(file, backups, How.BROUGHT);
        }
        if (isThere(place.media(), file)) {
            return How.THERE;
        }
        if (!force) {
            return How.DIFFERS;
        }
        try (ObjectStore old = new LocalStore(aside, clock)) {
            place.media()
                    .stat(file.key())
                    .ifPresent(now ->
                            old.put(file.key(), new Kept(place.media(), now), PublicFiles.attributes(file.key())));
        }
        return bring(file, backups, How.REPLACED);
    }

    /// Whether a store holds exactly this.
    static boolean isThere(ObjectStore store, MediaFile file) throws IOException {
        try (StoredObject object = store.open(file.key())) {
            return object.info().size() == file.size()
                    && Survey.hash(object.stream()).equals(file.sha256());
        } catch (StorageException.Missing e) {
            return false;
        }
    }

    private How bring(MediaFile file, ObjectStore backups, How done) {
        ObjectKey content = Contents.key(file.sha256());
        ObjectStore to = PublicFiles.mayMove(file.key()) ? place.media() : place.unseen();
        try {
            to.put(
                    file.key(),
                    new ProvedContent(backups, content, file.size(), file.sha256()),
                    PublicFiles.attributes(file.key()));
            return done;
        } catch (StorageException.BrokenSource e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof ProvedContent.NotAsSaid) {
                    return How.DAMAGED;
                }
                if (cause instanceof StorageException.Missing) {
                    return How.MISSING;
                }
            }
            throw e;
        }
    }

    /// What is put aside.
    private record Kept(ObjectStore store, ObjectInfo object) implements Content {

        @Override
        public long length() {
            return object.size();
        }

        @Override
        public InputStream open() {
            return store.open(object.key()).stream();
        }
    }

    private static final class Tally {

        private final List<String> damaged = new ArrayList<>();
        private final List<String> differing = new ArrayList<>();
        private long lost;
        private long others;
        private long files;
        private long bytes;
        private long brought;
        private long broughtBytes;
        private long replaced;

        void count(Step step) {
            switch (step.how()) {
                case THERE -> there(step.file());
                case BROUGHT -> brought(step.file());
                case REPLACED -> {
                    brought(step.file());
                    replaced++;
                }
                case DIFFERS -> {
                    others++;
                    name(differing, step.file().key().text());
                }
                case DAMAGED -> lost(step.file(), "is damaged");
                case MISSING -> lost(step.file(), "is missing");
            }
        }

        private void there(MediaFile file) {
            files++;
            bytes += file.size();
        }

        private void brought(MediaFile file) {
            there(file);
            brought++;
            broughtBytes += file.size();
        }

        private void lost(MediaFile file, String how) {
            lost++;
            name(damaged, Contents.key(file.sha256()) + " " + how + " (" + file.key() + ")");
        }

        private static void name(List<String> names, String name) {
            if (names.size() < MOST_NAMED) {
                names.add(name);
            }
        }

        Returned outcome() {
            if (lost > 0) {
                throw new BackupException(lost + " media files cannot be brought back: " + String.join("; ", damaged)
                        + ". The database was not touched.");
            }
            if (others > 0) {
                throw new BackupException(others + " media files are here with another content than in the backup: "
                        + String.join(", ", differing)
                        + ". --force replaces them. The database was not touched.");
            }
            return new Returned(files, bytes, brought, broughtBytes, replaced);
        }
    }
}
