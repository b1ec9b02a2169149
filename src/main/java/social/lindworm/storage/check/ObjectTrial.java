package social.lindworm.storage.check;

import static social.lindworm.storage.check.CheckTelling.seen;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.lindworm.common.Message;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.ByteRange;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.StoredObject;

/// What every place for files must be able to do, tried with one object.
final class ObjectTrial {

    private static final Logger LOG = LoggerFactory.getLogger(ObjectTrial.class);
    private static final int FROM = 1_000;
    private static final int LENGTH = 500;

    private final CheckTelling telling;
    private final ObjectStore store;
    private final Probe probe;

    ObjectTrial(CheckTelling telling, ObjectStore store, Probe probe) {
        this.telling = telling;
        this.store = store;
        this.probe = probe;
    }

    private interface Attempt {
        boolean succeeds() throws IOException;
    }

    /// @param attributes what is sent along with a picture
    /// @return why it is not there
    static Optional<StorageException> write(ObjectStore store, Probe probe, Attributes attributes) {
        try {
            store.put(probe.key(), probe.content(), attributes);
            return Optional.empty();
        } catch (StorageException e) {
            return Optional.of(e);
        }
    }

    static void remove(ObjectStore store, Probe probe) {
        try {
            store.delete(probe.key());
        } catch (StorageException e) {
            LOG.atWarn().addKeyValue("key", probe.key()).setCause(e).log("a trial object could not be removed");
        }
    }

    void read() {
        attempt(CheckStep.READ, seen("read.ok", probe.size()), seen("read.other"), () -> {
            try (StoredObject object = store.open(probe.key())) {
                return probe.isWhole(object.stream());
            }
        });
    }

    void range() {
        attempt(CheckStep.RANGE, seen("range.ok", LENGTH), seen("range.other"), () -> {
            try (StoredObject object = store.open(probe.key(), new ByteRange(FROM, LENGTH))) {
                return probe.isPart(object.stream(), FROM, LENGTH);
            }
        });
    }

    void found() {
        attempt(CheckStep.FOUND, seen("found.ok"), seen("found.other"), () -> {
            try (Stream<ObjectInfo> all = store.list(KeyRange.of(probe.key().text()))) {
                return all.anyMatch(info -> info.key().equals(probe.key()) && info.size() == probe.size());
            }
        });
    }

    /// In its own object, which it also takes away again.
    void multipart() {
        large("multipart");
    }

    /// [#multipart] where nothing is known of parts.
    void large() {
        large("large");
    }

    private void large(String key) {
        Probe large = Probe.large();
        attempt(CheckStep.MULTIPART, seen(key + ".ok", large.size()), seen(key + ".other"), () -> {
            try {
                store.put(large.key(), large.content(), Attributes.of("application/octet-stream"));
                try (StoredObject object = store.open(large.key())) {
                    return large.isWhole(object.stream());
                }
            } finally {
                store.delete(large.key());
            }
        });
    }

    void delete() {
        attempt(CheckStep.DELETE, seen("delete.ok"), seen("delete.other"), () -> {
            store.delete(probe.key());
            return store.stat(probe.key()).isEmpty();
        });
    }

    private void attempt(CheckStep step, Message well, Message wrong, Attempt attempt) {
        try {
            if (attempt.succeeds()) {
                telling.ok(step, well);
            } else {
                telling.failed(step, wrong);
            }
        } catch (StorageException e) {
            telling.failed(step, why(e));
        } catch (IOException e) {
            telling.failed(step, seen("broken", String.valueOf(e.getMessage())));
        }
    }

    /// What a store advises names the setting to look at; other failures are told as they are.
    static Message why(StorageException failure) {
        Message advice = failure.advice();
        return advice.key().startsWith("storage.error.")
                ? seen("broken", String.valueOf(failure.getMessage()))
                : advice;
    }
}
