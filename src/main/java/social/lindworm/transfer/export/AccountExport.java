package social.lindworm.transfer.export;

import java.time.Instant;
import java.util.Optional;
import social.lindworm.storage.ObjectKey;

/// An archive that somebody asked for.
///
/// @param name in its address; cannot be guessed
/// @param finished when its archive was whole, empty before
/// @param troubled whether the last try to make or keep it failed; it is tried again
public record AccountExport(
        long id, String name, Instant asked, Optional<Instant> finished, long bytes, boolean troubled) {

    public boolean ready() {
        return finished.isPresent();
    }

    ObjectKey key() {
        return key(name);
    }

    static ObjectKey key(String name) {
        return new ObjectKey(name + ".zip");
    }
}
