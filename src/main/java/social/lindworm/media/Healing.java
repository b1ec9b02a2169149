package social.lindworm.media;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import social.lindworm.common.Message;
import social.lindworm.db.Database;
import social.lindworm.media.image.BadImageException;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;

/// Brings back the files of pictures that the leading store has lost or spoilt: from other stores that have them, made
/// again from the picture itself, or fetched again from where the picture came from.
public final class Healing {

    private static final String NOT_SHOWN = "it is not shown any more";

    private final Database database;
    private final ImageMaker maker;
    private final ImageFetcher fetcher;
    private final MediaLibrary library;
    private final Clock clock;

    Healing(Media.Needs needs, ImageMaker maker, ImageFetcher fetcher, MediaLibrary library) {
        this.database = needs.database();
        this.maker = maker;
        this.fetcher = fetcher;
        this.library = library;
        this.clock = needs.clock();
    }

    /// Where lost files may be.
    ///
    /// @param name for people
    public record Other(String name, ObjectStore store) {}

    /// @param leading the store that shall have all files
    /// @param givesUp whether a picture of which nothing is left may be given up; not where the whole store seems
    /// empty, since its disk may only not be mounted
    public record Places(ObjectStore leading, List<Other> others, boolean givesUp) {

        public Places {
            others = List.copyOf(others);
        }
    }

    /// What came of it.
    ///
    /// @param whole whether every file is there now
    /// @param told what was done or why it could not be, a part of a sentence
    public record Outcome(boolean whole, String told) {}

    /// What is known of one file.
    record File(ObjectKey key, boolean copy, long bytes) {}

    /// Of a picture that is whole nothing is changed. One of which nothing is left anywhere, and that nobody could
    /// be asked for again, is given up, so that pages draw something in its place; never while a store gives no
    /// answer.
    public Outcome heal(MediaId id, Places places) {
        Optional<MediaRow> found = shown(id);
        if (found.isEmpty()) {
            return new Outcome(true, NOT_SHOWN);
        }
        MediaRow media = found.get();
        Set<String> done = new LinkedHashSet<>();
        boolean everybodyAnswered = bringFromOthers(id, places, done);
        List<File> lacking = lacking(id, places.leading());
        if (lacking.stream().anyMatch(file -> !file.copy())) {
            fetchAgain(media, places.leading(), done);
        } else if (!lacking.isEmpty()) {
            makeCopies(media, done);
        }
        if (places.givesUp() && everybodyAnswered && media.source() == null && isAllGone(id, lacking)) {
            database.change(handle -> MediaStore.lose(handle, id, Message.of("media.error.lost")));
            done.add("nothing of it is left, so it is given up");
            library.forget(id);
            return new Outcome(false, String.join("; ", done));
        }
        library.forget(id);
        boolean whole = lacking(id, places.leading()).isEmpty();
        return new Outcome(whole, done.isEmpty() ? "nothing was wrong" : String.join("; ", done));
    }

    /// Makes smaller copies again where the picture itself is at hand; asks no other store and nobody else.
    ///
    /// @return whether they are there now
    public boolean remakeCopies(MediaId id) {
        Optional<MediaRow> found = shown(id);
        boolean made = found.isEmpty() || makeCopies(found.get(), new LinkedHashSet<>());
        library.forget(id);
        return made;
    }

    private Optional<MediaRow> shown(MediaId id) {
        return database.read(handle -> MediaStore.find(handle, id)).filter(row -> row.state() == MediaRow.State.READY);
    }

    private boolean isAllGone(MediaId id, List<File> lacking) {
        return lacking.size()
                == database.read(handle -> MediaStore.files(handle, id)).size();
    }

    /// @return whether every other store could be asked for all that is lacking
    private boolean bringFromOthers(MediaId id, Places places, Set<String> done) {
        boolean answered = true;
        for (Other other : places.others()) {
            long brought = 0;
            for (File file : lacking(id, places.leading())) {
                try {
                    brought += bring(file, other.store(), places.leading()) ? 1 : 0;
                } catch (StorageException.Unreachable | StorageException.Denied | StorageException.BrokenSource e) {
                    answered = false;
                    done.add(other.name() + " could not be asked: " + e.getMessage());
                    break;
                }
            }
            if (brought > 0) {
                done.add(brought + " files brought from " + other.name());
            }
        }
        return answered;
    }

    private static boolean bring(File file, ObjectStore from, ObjectStore to) {
        boolean has = from.stat(file.key())
                .map(ObjectInfo::size)
                .filter(size -> size == file.bytes())
                .isPresent();
        return has && MediaMove.bring(from, to, file.key());
    }

    private List<File> lacking(MediaId id, ObjectStore leading) {
        List<File> files = database.read(handle -> MediaStore.files(handle, id));
        return files.stream()
                .filter(file -> leading.stat(file.key())
                        .map(ObjectInfo::size)
                        .filter(size -> size == file.bytes())
                        .isEmpty())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private boolean makeCopies(MediaRow media, Set<String> done) {
        try {
            maker.makeCopies(media);
            done.add("the smaller copies made again");
            return true;
        } catch (BadImageException | IOException e) {
            done.add("the picture itself is damaged: " + e.getMessage());
        } catch (StorageException.Missing e) {
            done.add("the picture itself is missing");
        }
        return false;
    }

    /// What has another name now: it was not cached, or had another size.
    private void removeUnknown(List<File> old, ObjectStore leading) {
        old.stream()
                .map(File::key)
                .filter(key ->
                        database.read(handle -> MediaStore.bytesOf(handle, key)).isEmpty())
                .forEach(leading::delete);
    }

    /// The source may have become another file since: what the ledger knew of the old one goes.
    private void fetchAgain(MediaRow media, ObjectStore leading, Set<String> done) {
        if (media.source() == null) {
            done.add("the picture itself is lost, and came from nowhere that could be asked again");
            return;
        }
        Instant before = clock.instant();
        List<File> old = database.read(handle -> MediaStore.files(handle, media.id()));
        try {
            Optional<String> obstacle = fetcher.fetchAgain(media);
            if (obstacle.isPresent()) {
                done.add("could not be fetched again from " + media.source() + ": " + obstacle.get());
                return;
            }
            long renewed = database.write(handle -> MediaStore.forgetOlderFiles(handle, media.id(), before));
            removeUnknown(old, leading);
            done.add(
                    renewed > 0
                            ? "fetched again from " + media.source()
                            : "what " + media.source() + " has now is no picture");
        } catch (IOException e) {
            done.add("could not be fetched again from " + media.source() + ": " + e.getMessage());
        }
    }
}
