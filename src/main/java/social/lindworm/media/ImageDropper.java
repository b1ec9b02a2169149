package social.lindworm.media;

import java.time.Clock;
import social.lindworm.db.Database;
import social.lindworm.jobs.JobHandler;
import social.lindworm.jobs.JobType;

/// Removes the files of a picture that can be fetched again, and only then lets it be called back: what is fetched
/// anew must not be removed with what was there before.
final class ImageDropper implements JobHandler<DropImage> {

    private final Database database;
    private final ImageRemover remover;
    private final MediaLibrary library;
    private final Clock clock;

    ImageDropper(Database database, ImageRemover remover, MediaLibrary library, Clock clock) {
        this.database = database;
        this.remover = remover;
        this.library = library;
        this.clock = clock;
    }

    @Override
    public JobType<DropImage> type() {
        return DropImage.TYPE;
    }

    @Override
    public void run(DropImage job) {
        MediaId id = new MediaId(job.media());
        database.read(handle -> MediaRest.leaving(handle, id)).ifPresent(media -> {
            library.forget(id);
            remover.removeFiles(media);
            database.change(handle -> MediaRest.settle(handle, id, clock.instant()));
        });
    }
}
