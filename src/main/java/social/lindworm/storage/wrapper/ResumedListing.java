package social.lindworm.storage.wrapper;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import social.lindworm.storage.KeyRange;
import social.lindworm.storage.ObjectInfo;
import social.lindworm.storage.ObjectStore;
import social.lindworm.storage.StorageException;

/// A listing that goes on after the last key it gave when it breaks off.
final class ResumedListing implements Iterator<ObjectInfo> {

    private final ObjectStore store;
    private final Patience patience;
    private KeyRange rest;
    private Stream<ObjectInfo> listing;
    private Iterator<ObjectInfo> objects;

    private ResumedListing(ObjectStore store, Patience patience, KeyRange range) {
        this.store = store;
        this.patience = patience;
        this.rest = range;
        this.listing = store.list(range);
        this.objects = listing.iterator();
    }

    static Stream<ObjectInfo> stream(ObjectStore store, Patience patience, KeyRange range) {
        ResumedListing resumed = new ResumedListing(store, patience, range);
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(
                                resumed, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.DISTINCT),
                        false)
                .onClose(() -> resumed.listing.close());
    }

    @Override
    public boolean hasNext() {
        for (int attempt = 0; ; attempt++) {
            try {
                return objects.hasNext();
            } catch (StorageException e) {
                patience.waitAfter(e, attempt);
                reopen();
            }
        }
    }

    private void reopen() {
        listing.close();
        listing = store.list(rest);
        objects = listing.iterator();
    }

    @Override
    public ObjectInfo next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ObjectInfo next = objects.next();
        rest = rest.after(next.key());
        return next;
    }
}
