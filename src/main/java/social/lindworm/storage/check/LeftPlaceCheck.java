package social.lindworm.storage.check;

import static social.lindworm.storage.check.CheckTelling.seen;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import social.lindworm.config.StorageConfig;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.ByteRange;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoredObject;

/// Tries the place that archives of people were in before: what is still there must be found, read and taken away.
/// Its key need not be allowed to write.
final class LeftPlaceCheck {

    private static final CheckStep[] OF_AN_ARCHIVE = {
        CheckStep.READ, CheckStep.WRITE, CheckStep.PUBLIC, CheckStep.PRIVATE, CheckStep.DELETE
    };

    private final CheckTelling telling;
    private final PlaceCheck outside;
    private final Function<StorageConfig, ObjectStore> opening;

    LeftPlaceCheck(CheckTelling telling, PlaceCheck outside, Function<StorageConfig, ObjectStore> opening) {
        this.telling = telling;
        this.outside = outside;
        this.opening = opening;
    }

    /// @param place the part of the store that archives lie in
    void run(StorageConfig place) {
        try (ObjectStore store = opening.apply(place)) {
            telling.ok(CheckStep.SETTINGS, "place.ok", place.place());
            archives(place, store);
        } catch (StorageException e) {
            telling.failed(CheckStep.SETTINGS, ObjectTrial.why(e));
            telling.skippedAfter(CheckStep.SETTINGS, CheckStep.FOUND);
            telling.skippedAfter(CheckStep.SETTINGS, OF_AN_ARCHIVE);
        }
    }

    private void archives(StorageConfig place, ObjectStore store) {
        Optional<ObjectInfo> archive;
        try (Stream<ObjectInfo> all = store.list(KeyRange.ALL)) {
            archive = all.filter(info -> !info.key().text().startsWith(Probe.FOLDER))
                    .findFirst();
        } catch (StorageException e) {
            telling.failed(CheckStep.FOUND, ObjectTrial.why(e));
            telling.skippedAfter(CheckStep.FOUND, OF_AN_ARCHIVE);
            return;
        }
        if (archive.isPresent()) {
            telling.ok(CheckStep.FOUND, "left.found");
            read(store, archive.get());
        } else {
            telling.warning(CheckStep.FOUND, seen("left.none"), seen("left.noneAdvice"));
            telling.skipped(CheckStep.READ, seen("left.none"));
        }
        takenAway(place, store);
    }

    /// One byte tells as much as all of an archive.
    private void read(ObjectStore store, ObjectInfo archive) {
        try (StoredObject object = store.open(archive.key(), new ByteRange(0, 1))) {
            if (object.stream().read() < 0) {
                telling.failed(CheckStep.READ, seen("left.empty"));
            } else {
                telling.ok(CheckStep.READ, "left.read");
            }
        } catch (StorageException e) {
            telling.failed(CheckStep.READ, ObjectTrial.why(e));
        } catch (IOException e) {
            telling.failed(CheckStep.READ, seen("broken", String.valueOf(e.getMessage())));
        }
    }

    private void takenAway(StorageConfig place, ObjectStore store) {
        Probe probe = Probe.picture();
        Attributes attributes = Attributes.of("image/jpeg");
        if (ObjectTrial.write(store, probe, attributes).isPresent()) {
            telling.skipped(CheckStep.WRITE, seen("left.closed"));
            telling.skippedAfter(CheckStep.WRITE, CheckStep.PUBLIC, CheckStep.PRIVATE);
            unproven(store, probe);
            return;
        }
        telling.ok(CheckStep.WRITE, "write.ok", probe.size());
        try {
            outside.outside(place, PlaceCheck.Audience.OWNERS, probe, attributes.contentType());
        } finally {
            new ObjectTrial(telling, store, probe).delete();
        }
    }

    /// Many services refuse to delete also what is not there; where one does not, nothing is known.
    private void unproven(ObjectStore store, Probe probe) {
        try {
            store.delete(probe.key());
            telling.warning(CheckStep.DELETE, seen("left.unproven"), seen("left.unprovenAdvice"));
        } catch (StorageException e) {
            telling.failed(CheckStep.DELETE, ObjectTrial.why(e), seen("left.unprovenAdvice"));
        }
    }
}
