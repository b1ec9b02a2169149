package social.lindworm.transfer.export;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;

/// Where archives are kept; nobody but this server may read there without being let in.
///
/// @param signed an address that opens one archive for a short while to whoever has it, made at the last moment; empty
/// where only this server can read
/// @param after releases what signs
public record ExportPlace(ObjectStore store, Function<ObjectKey, Optional<URI>> signed, Runnable after)
        implements AutoCloseable {

    @Override
    public void close() {
        store.close();
        after.run();
    }
}
