package social.lindworm.media;

import java.io.IOException;
import java.util.List;
import social.lindworm.common.Progress;
import social.lindworm.db.Database;
import social.lindworm.media.image.BadImageException;
import social.lindworm.storage.StorageException;

/// Makes the smaller copies of pictures that have none: made while `ENABLE_THUMBNAIL_GENERATION` was off, taken
/// over, or of an older recipe.
public final class Thumbnails {

    private static final int BATCH = 100;
    private static final System.Logger LOG = System.getLogger(Thumbnails.class.getName());

    private final Database database;
    private final ImageMaker maker;
    private final MediaLibrary library;

    Thumbnails(Database database, ImageMaker maker, MediaLibrary library) {
        this.database = database;
        this.maker = maker;
        this.library = library;
    }

    /// @param made pictures that have their copies now
    /// @param failed pictures whose file is missing or damaged
    public record Outcome(long made, long failed) {}

    /// @param all also pictures whose copies are up to date
    public Outcome generate(boolean all, Progress progress) {
        int upToDate = all ? -1 : MediaKind.RECIPES;
        long total = database.read(handle -> MediaStore.countReady(handle, upToDate));
        long made = 0;
        long failed = 0;
        long last = 0;
        List<MediaRow> batch = next(last, upToDate);
        while (!batch.isEmpty()) {
            for (MediaRow media : batch) {
                last = media.id().value();
                if (make(media)) {
                    made++;
                } else {
                    failed++;
                }
                progress.at(made + failed, Math.max(total, made + failed));
            }
            batch = next(last, upToDate);
        }
        return new Outcome(made, failed);
    }

    private List<MediaRow> next(long after, int upToDate) {
        return database.read(handle -> MediaStore.readyAfter(handle, after, upToDate, BATCH));
    }

    private boolean make(MediaRow media) {
        try {
            maker.makeCopies(media);
            library.forget(media.id());
            return true;
        } catch (BadImageException | StorageException.Missing | IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "no copies of picture {0}: {1}",
                    media.id().value(),
                    e.getMessage());
            return false;
        }
    }
}
