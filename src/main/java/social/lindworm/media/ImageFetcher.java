package social.lindworm.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import social.lindworm.db.Database;
import social.lindworm.federation.fetch.FetchFailure;
import social.lindworm.federation.fetch.FetchOutcome;
import social.lindworm.federation.fetch.FetchRequest;
import social.lindworm.federation.fetch.Fetcher;
import social.lindworm.jobs.JobHandler;
import social.lindworm.jobs.JobType;
import social.lindworm.storage.Content;
import social.lindworm.storage.StorageException;

/// Fetches a picture from where it was said to be, and has it made.
final class ImageFetcher implements JobHandler<FetchImage> {

    private static final Duration TIME = Duration.ofSeconds(30);

    private final Database database;
    private final Fetcher fetcher;
    private final ImageMaker maker;
    private final long maxBytes;
    private final Clock clock;

    ImageFetcher(Database database, Fetcher fetcher, ImageMaker maker, long maxBytes, Clock clock) {
        this.database = database;
        this.fetcher = fetcher;
        this.maker = maker;
        this.maxBytes = maxBytes;
        this.clock = clock;
    }

    @Override
    public JobType<FetchImage> type() {
        return FetchImage.TYPE;
    }

    @Override
    public void run(FetchImage job) throws IOException {
        Optional<MediaRow> found = database.read(handle -> MediaStore.find(handle, new MediaId(job.media())));
        if (found.isPresent() && found.get().state() == MediaRow.State.WAITING) {
            String address = found.get().sourceAddress().orElseThrow();
            fetch(found.get(), address);
        }
    }

    private void fetch(MediaRow media, String address) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        switch (fetcher.fetch(request(address), bytes)) {
            case FetchOutcome.Fetched fetched -> make(media, Content.of(bytes.toByteArray()));
            case FetchFailure failure -> failed(media, failure);
        }
    }

    private void make(MediaRow media, Content content) throws IOException {
        try {
            maker.make(media.fetched(), content);
        } catch (StorageException e) {
            Instant tomorrow = clock.instant().plus(Duration.ofDays(1));
            database.change(handle -> MediaRest.postpone(handle, media.id(), tomorrow));
            throw e;
        }
    }

    /// Fetches a picture that was ready once more, and has it made; asks once.
    ///
    /// @return why it could not be fetched
    Optional<String> fetchAgain(MediaRow media) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String address = media.sourceAddress().orElseThrow();
        return switch (fetcher.fetch(request(address), bytes)) {
            case FetchOutcome.Fetched fetched -> {
                maker.make(media.fetched(), Content.of(bytes.toByteArray()));
                yield Optional.empty();
            }
            case FetchFailure failure -> Optional.of(failure.logText());
        };
    }

    private FetchRequest request(String address) {
        return FetchRequest.get(address, maxBytes)
                .accepting("image/*", "application/octet-stream")
                .within(TIME);
    }

    /// What may pass is tried again by the job's policy; after the last try the giver is told.
    private void failed(MediaRow media, FetchFailure failure) throws IOException {
        boolean again = failure.retryable() && media.attempts() + 1 < FetchImage.ATTEMPTS;
        database.change(handle -> {
            MediaStore.countAttempt(handle, media.id());
            if (!again) {
                MediaStore.fail(handle, media.id(), failure.shown(), clock.instant());
            }
        });
        if (again) {
            throw new IOException(failure.logText());
        }
    }
}
