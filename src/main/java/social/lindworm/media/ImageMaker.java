package social.lindworm.media;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import social.lindworm.common.Message;
import social.lindworm.db.Database;
import social.lindworm.jobs.JobHandler;
import social.lindworm.jobs.JobType;
import social.lindworm.media.image.BadImageException;
import social.lindworm.media.image.ImageHeader;
import social.lindworm.media.image.ImageJudge;
import social.lindworm.media.image.ImageRecipe;
import social.lindworm.media.image.ImageWorkshop;
import social.lindworm.media.image.Judgement;
import social.lindworm.media.image.Made;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoredObject;

/// Makes of an upload the files that are shown. May run again at any point: the same files get the same keys.
final class ImageMaker implements JobHandler<MakeImage> {

    private final Database database;
    private final ObjectStore store;
    private final ImageJudge judge;
    private final ImageWorkshop workshop;
    private final Clock clock;
    private final boolean copies;
    private final Supplier<Publication> publication;

    /// @param copies whether smaller copies are made
    /// @param publication where they are kept at present
    record Settings(ImageJudge judge, ImageWorkshop workshop, boolean copies, Supplier<Publication> publication) {}

    ImageMaker(Database database, ObjectStore store, Settings settings, Clock clock) {
        this.database = database;
        this.store = store;
        this.judge = settings.judge();
        this.workshop = settings.workshop();
        this.copies = settings.copies();
        this.publication = settings.publication();
        this.clock = clock;
    }

    @Override
    public JobType<MakeImage> type() {
        return MakeImage.TYPE;
    }

    @Override
    public void run(MakeImage job) throws IOException {
        Optional<MediaRow> found = database.read(handle -> MediaStore.find(handle, new MediaId(job.media())));
        if (found.isPresent()) {
            MediaRow media = found.get();
            ObjectKey incoming = MediaKeys.incoming(media.name());
            if (media.state() == MediaRow.State.WAITING) {
                make(media, stored(incoming));
            }
            store.delete(incoming);
        }
    }

    /// Makes the picture of these bytes, or notes why that cannot be.
    void make(MediaRow media, Content content) throws IOException {
        switch (judge.judge(content)) {
            case Judgement.Bad(Message why) ->
                database.change(handle -> MediaStore.fail(handle, media.id(), why, clock.instant()));
            case Judgement.Good(ImageHeader header) -> make(media, content, header);
        }
    }

    private void make(MediaRow media, Content content, ImageHeader header) throws IOException {
        ImageRecipe recipe = media.kind().recipe();
        Made made;
        try {
            made = workshop.make(content, header, copies ? recipe : recipe.masterOnly());
        } catch (BadImageException e) {
            database.change(handle -> MediaStore.fail(handle, media.id(), e.shown(), clock.instant()));
            return;
        }
        String place = publication.get().of(media).place();
        MadeFiles files = MadeFiles.of(media, made, copies ? MediaKind.RECIPES : 0, place);
        put(files.files());
        boolean wanted = database.write(handle -> MediaStore.finish(handle, media.id(), files, clock.instant()));
        if (!wanted) {
            files.files().forEach(file -> store.delete(file.key()));
        }
    }

    /// Makes the copies of a picture that has none or old ones.
    ///
    /// @throws BadImageException if its master is damaged
    void makeCopies(MediaRow media) throws IOException, BadImageException {
        ObjectKey key = MediaKeys.of(media).master(Objects.requireNonNull(media.format()));
        Content master = stored(key);
        if (!(judge.judge(master) instanceof Judgement.Good(ImageHeader header))) {
            throw new IOException(key + " is no image any more");
        }
        List<MadeFiles.File> files = MadeFiles.copies(
                media, workshop.derive(master, header, media.kind().recipe()));
        put(files);
        MadeFiles.Master same = new MadeFiles.Master(header.format(), media.size());
        String place = besideCopies(media, key);
        MadeFiles made = new MadeFiles(same, MediaKind.RECIPES, media.cached(), place, files);
        database.write(handle -> MediaStore.finish(handle, media.id(), made, clock.instant()));
    }

    /// Copies go where new files go. A cached picture that lies where such were kept before follows them, so that all
    /// of it is in one place. It is read before it is put: a store that takes only so many calls at once could not
    /// give it out within a call.
    private String besideCopies(MediaRow media, ObjectKey key) throws IOException {
        String now = publication.get().of(media).place();
        if (!media.cached() || now.equals(media.place())) {
            return media.place();
        }
        byte[] master;
        try (StoredObject opened = store.open(key)) {
            master = opened.readAll();
        }
        store.put(
                key,
                Content.of(master),
                Attributes.immutable(Objects.requireNonNull(media.format()).contentType()));
        return now;
    }

    private void put(List<MadeFiles.File> files) {
        for (MadeFiles.File file : files) {
            store.put(
                    file.key(),
                    file.image().content(),
                    Attributes.immutable(file.image().format().contentType()));
        }
    }

    private Content stored(ObjectKey key) {
        long length = store.stat(key)
                .orElseThrow(() -> new StorageException.Missing("make an image of", key))
                .size();
        return new StoredContent(store, key, length);
    }
}
