package social.lindworm.media;

import java.io.InputStream;
import social.lindworm.storage.Content;
import social.lindworm.storage.ObjectKey;
import social.lindworm.storage.ObjectStore;

/// An object of the store, to be read again.
record StoredContent(ObjectStore store, ObjectKey key, long length) implements Content {

    @Override
    public InputStream open() {
        return store.open(key).stream();
    }
}
