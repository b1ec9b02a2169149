package social.lindworm.media;

import java.util.Optional;
import java.util.stream.Stream;
import social.lindworm.db.Database;
import social.lindworm.jobs.JobHandler;
import social.lindworm.jobs.JobType;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectStore;

/// Removes all files of a discarded picture, then its rows: as long as there is a file, the ledger knows of it.
/// Files are found by their place and not by the ledger, so those of a crash are found too.
final class ImageRemover implements JobHandler<RemoveImage> {

    private final Database database;
    private final ObjectStore store;

    ImageRemover(Database database, ObjectStore store) {
        this.database = database;
        this.store = store;
    }

    @Override
    public JobType<RemoveImage> type() {
        return RemoveImage.TYPE;
    }

    @Override
    public void run(RemoveImage job) {
        MediaId id = new MediaId(job.media());
        Optional<MediaRow> found = database.read(handle -> MediaStore.find(handle, id));
        if (found.isPresent() && found.get().state() == MediaRow.State.GONE) {
            removeFiles(found.get());
            database.change(handle -> MediaStore.delete(handle, id));
        }
    }

    /// What was fetched may lie where such pictures lay in the past.
    void removeFiles(MediaRow media) {
        if (media.source() == null) {
            store.delete(MediaKeys.incoming(media.name()));
            removeFiles(MediaKeys.of(media));
        } else {
            MediaKeys.everywhere(media.kind(), media.name()).forEach(this::removeFiles);
        }
    }

    private void removeFiles(MediaKeys keys) {
        keys.masters().forEach(store::delete);
        try (Stream<ObjectInfo> copies = store.list(KeyRange.of(keys.copies()))) {
            copies.toList().forEach(copy -> store.delete(copy.key()));
        }
    }
}
