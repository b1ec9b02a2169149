package social.lindworm.media;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import social.lindworm.common.Message;
import social.lindworm.db.Database;
import social.lindworm.federation.fetch.WebAddress;
import social.lindworm.jobs.Jobs;
import social.lindworm.media.image.ImageJudge;
import social.lindworm.media.image.Judgement;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.web.Upload;
import social.lindworm.web.view.Picture;

/// The pictures of the instance. Giving one costs a request no more than a look at its header and a write;
/// fetching and making are jobs, so a picture is shown a moment after it was given. Showing costs one query at
/// most and never a look into the store. Thread-safe.
public final class MediaLibrary {

    private static final System.Logger LOG = System.getLogger(MediaLibrary.class.getName());
    private static final int CACHED = 20_000;
    private static final Duration FOR_FETCHING = Duration.ofSeconds(8);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(30);

    private final Database database;
    private final ObjectStore doorstep;
    private final Jobs jobs;
    private final ImageJudge judge;
    private final Clock clock;
    private final Supplier<Publication> publication;
    private final MediaUse use;
    private final Duration forMaking;

    /// Ready pictures do not change; that one is discarded another process learns when its entry ends.
    private final Cache<Long, MediaRow> ready = Caffeine.newBuilder()
            .maximumSize(CACHED)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    MediaLibrary(Media.Needs needs, ImageJudge judge, MediaUse use, Duration forMaking) {
        this.database = needs.database();
        this.doorstep = needs.doorstep();
        this.jobs = needs.jobs();
        this.judge = judge;
        this.clock = needs.clock();
        this.publication = needs.publication();
        this.use = use;
        this.forMaking = forMaking;
    }

    /// Takes an upload in, if its content is an image within the limits and the store can take it now.
    ///
    /// @param giver an account, or 0
    public Keeping keep(MediaKind kind, Upload upload, long giver) {
        return keep(kind, content(upload), giver);
    }

    /// [#keep(MediaKind, Upload, long)] for bytes from elsewhere.
    public Keeping keep(MediaKind kind, Content content, long giver) {
        try {
            return switch (judge.judge(content)) {
                case Judgement.Bad(Message why) -> new Keeping.Refused(why);
                case Judgement.Good good -> new Keeping.Kept(store(Arrival.now(kind, giver, null), content));
            };
        } catch (IOException e) {
            throw new UncheckedIOException("an upload could not be read", e);
        } catch (StorageException e) {
            LOG.log(System.Logger.Level.WARNING, "an upload could not be kept: {0}", e.getMessage());
            return new Keeping.Refused(e.shown());
        }
    }

    /// First the bytes, then the row: what a crash leaves in between is swept up by its age.
    private MediaId store(Arrival arrival, Content content) {
        doorstep.put(MediaKeys.incoming(arrival.name()), content, Attributes.of("application/octet-stream"));
        return database.write(handle -> {
            MediaId id = MediaStore.insert(handle, arrival, clock.instant());
            jobs.enqueue(handle, MakeImage.TYPE, Long.toString(id.value()), new MakeImage(id.value()));
            return id;
        });
    }

    /// Takes the picture at a web address in; a job fetches it. Whether there is one shows only then: see
    /// [#state].
    public Keeping keep(MediaKind kind, String address, long giver) {
        return database.write(handle -> keep(handle, kind, address, giver));
    }

    /// [#keep(MediaKind, String, long)] in the caller's transaction.
    public Keeping keep(Handle handle, MediaKind kind, String address, long giver) {
        Optional<WebAddress> parsed = WebAddress.parse(address);
        if (parsed.isEmpty()) {
            return new Keeping.Refused(Message.of("fetch.error.address"));
        }
        Arrival arrival = Arrival.now(kind, giver, parsed.get().toString());
        MediaId id = MediaStore.insert(handle, arrival, clock.instant());
        jobs.enqueue(handle, FetchImage.TYPE, Long.toString(id.value()), new FetchImage(id.value()));
        return new Keeping.Kept(id);
    }

    /// [#keep(MediaKind, Upload, long)], and stays a moment for what the job makes of it: then the next page
    /// shows the picture, or the form says at once what is wrong with it. If it takes longer, it is kept all the
    /// same.
    public Keeping keepAndLook(MediaKind kind, Upload upload, long giver) {
        return look(keep(kind, upload, giver), forMaking);
    }

    /// [#keepAndLook(MediaKind, Upload, long)] for an address.
    public Keeping keepAndLook(MediaKind kind, String address, long giver) {
        return look(keep(kind, address, giver), FOR_FETCHING);
    }

    private Keeping look(Keeping keeping, Duration patience) {
        if (keeping instanceof Keeping.Kept(MediaId id)
                && settled(id, patience) instanceof MediaState.Broken(Message why)) {
            discard(id);
            return new Keeping.Refused(why);
        }
        return keeping;
    }

    /// The work is done by a job, maybe in another process, so it is the ledger that tells.
    private MediaState settled(MediaId id, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        MediaState state = new MediaState.Waiting();
        while (state instanceof MediaState.Waiting && System.nanoTime() < end) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            state = state(id).orElse(state);
        }
        return state;
    }

    /// Those of the pictures that are ready, by their ids.
    public Map<Long, Picture> pictures(Collection<Long> ids) {
        Map<Long, Picture> pictures = new HashMap<>();
        ImageUrls urls = urls();
        rows(ids).forEach((id, row) -> pictures.put(id, urls.picture(row)));
        return pictures;
    }

    private ImageUrls urls() {
        return new ImageUrls(publication.get());
    }

    /// The same with addresses that begin otherwise: what is said there must lead to the files, except to those that
    /// are in a store for cached pictures alone.
    ///
    /// @param base with a slash at the end
    public Map<Long, Picture> pictures(Collection<Long> ids, String base) {
        Map<Long, Picture> pictures = new HashMap<>();
        Publication now = publication.get();
        rows(ids)
                .forEach((id, row) -> pictures.put(
                        id, now.keepsApart(row) ? new ImageUrls(now).picture(row) : ImageUrls.picture(row, base)));
        return pictures;
    }

    /// What addresses of pictures begin with once their files are where they shall be; a path if this server has
    /// them.
    public String base() {
        Publication now = publication.get();
        return now.base(now.place());
    }

    /// How far the picture has come; empty if there is none.
    public Optional<MediaState> state(MediaId id) {
        MediaRow row = database.read(handle -> MediaStore.find(handle, id)).orElse(null);
        return row == null
                ? Optional.empty()
                : switch (row.state()) {
                    case WAITING -> Optional.of(new MediaState.Waiting());
                    case READY -> Optional.of(new MediaState.Ready(urls().picture(row)));
                    case BROKEN -> Optional.of(new MediaState.Broken(problem(row.problem())));
                    case GONE -> Optional.empty();
                };
    }

    private static Message problem(@Nullable Message problem) {
        return problem == null ? Message.of("media.error.damaged") : problem;
    }

    /// Path of the picture in a size near so many pixels square; empty while it is not ready.
    public Optional<String> url(MediaId id, int pixels) {
        return Optional.ofNullable(rows(List.of(id.value())).get(id.value())).map(row -> urls().near(row, pixels));
    }

    /// Where a file that somebody asked for may be fetched past this server; empty if it is not known to be there.
    public Optional<URI> address(ObjectKey key) {
        MediaKeys.name(key).ifPresent(use::asked);
        Publication now = publication.get().of(key.text().startsWith(PublicFiles.CACHED));
        return now.base().isEmpty()
                ? Optional.empty()
                : database.read(handle -> MediaStore.placeOf(handle, key)).flatMap(place -> now.address(key, place));
    }

    /// How many pictures can be shown.
    public long countReady() {
        return database.read(MediaStore::countReady);
    }

    /// Whether there is such a picture of this kind, ready or not.
    public boolean has(MediaId id, MediaKind kind) {
        return database.read(handle -> MediaStore.find(handle, id))
                .filter(row -> row.kind() == kind && row.state() != MediaRow.State.GONE)
                .isPresent();
    }

    /// Nobody uses the picture any more: it is not shown from now on, and a job removes it with all its copies.
    public void discard(MediaId id) {
        database.change(handle -> discard(handle, id));
    }

    /// [#discard(MediaId)] in the caller's transaction.
    public void discard(Handle handle, MediaId id) {
        if (MediaStore.markGone(handle, id)) {
            jobs.enqueue(handle, RemoveImage.TYPE, Long.toString(id.value()), new RemoveImage(id.value()));
            handle.afterCommit(() -> ready.invalidate(id.value()));
        }
    }

    /// The copies of a picture have changed.
    void forget(MediaId id) {
        ready.invalidate(id.value());
    }

    private Map<Long, MediaRow> rows(Collection<Long> ids) {
        Map<Long, MediaRow> rows = new HashMap<>(ready.getAllPresent(ids));
        List<Long> unknown = new ArrayList<>(ids);
        unknown.removeAll(rows.keySet());
        if (!unknown.isEmpty()) {
            for (MediaRow row : database.read(handle -> MediaStore.readyOrResting(handle, unknown))) {
                if (row.state() == MediaRow.State.READY && !publication.get().hasLeft(row.place())) {
                    rows.put(row.id().value(), row);
                    ready.put(row.id().value(), row);
                } else {
                    use.missed(row.name());
                }
            }
        }
        rows.values().stream().filter(row -> row.source() != null).forEach(row -> use.asked(row.name()));
        return rows;
    }

    private static Content content(Upload upload) {
        return new Content() {
            @Override
            public long length() {
                return upload.size();
            }

            @Override
            public InputStream open() throws IOException {
                return upload.content().open();
            }
        };
    }
}
