package social.lindworm.storage.wrapper;

import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;
import social.lindworm.storage.Walk;

/// A listing that goes on after the last key it gave when it breaks off.
final class ResumedListing extends Walk<ObjectInfo> {

    private final ObjectStore store;
    private final Patience patience;
    private KeyRange rest;
    private Stream<ObjectInfo> listing;
    private Iterator<ObjectInfo> objects;
    private boolean broken;

    private ResumedListing(ObjectStore store, Patience patience, KeyRange range) {
        this.store = store;
        this.patience = patience;
        this.rest = range;
        this.listing = patience.patiently(() -> store.list(range));
        this.objects = listing.iterator();
    }

    static Stream<ObjectInfo> stream(ObjectStore store, Patience patience, KeyRange range) {
        ResumedListing resumed = new ResumedListing(store, patience, range);
        return resumed.stream().onClose(() -> resumed.listing.close());
    }

    @Override
    protected @Nullable ObjectInfo find() {
        for (int attempt = 0; ; attempt++) {
            try {
                if (broken) {
                    reopen();
                }
                return objects.hasNext() ? taken() : null;
            } catch (StorageException e) {
                broken = true;
                patience.waitAfter(e, attempt);
            }
        }
    }

    private ObjectInfo taken() {
        ObjectInfo next = objects.next();
        rest = rest.after(next.key());
        return next;
    }

    private void reopen() {
        listing.close();
        listing = store.list(rest);
        objects = listing.iterator();
        broken = false;
    }
}
