package social.lindworm.media;

import java.net.URI;
import java.util.Optional;
import social.lindworm.storage.ObjectKey;

/// Where pictures lie, and where pages may fetch them past this server. A picture is linked there only when all its
/// files are known to be there; until then, and always where links must last, it is fetched from this server.
///
/// @param place names the store among all that the instance had; empty for a folder of this machine
/// @param base what public addresses of files begin with, no slash at the end; empty if only this server serves them
/// @param cached the store of their own of pictures that were fetched from elsewhere, if they have one
public record Publication(String place, Optional<URI> base, Optional<Publication> cached) {

    /// Of files that only this server can reach.
    public static final Publication NONE = new Publication("", Optional.empty());

    static final String OWN_BASE = "/images/";

    /// A store that holds only what can be fetched again is named so, since it is no place for other pictures.
    private static final String ONLY_CACHED = "cached:";

    /// All pictures in one place.
    public Publication(String place, Optional<URI> base) {
        this(place, base, Optional.empty());
    }

    /// What was fetched from elsewhere lies there.
    ///
    /// @param store as [#place] names it
    /// @param base as [#base]
    public Publication caching(String store, Optional<URI> base) {
        return new Publication(place, this.base, Optional.of(new Publication(cachedIn(store), base)));
    }

    /// How the ledger names a store of cached pictures alone.
    public static String cachedIn(String store) {
        return ONLY_CACHED + store;
    }

    /// The store that is named so, if it is one of cached pictures alone.
    static Optional<String> cacheAt(String place) {
        return place.startsWith(ONLY_CACHED) ? Optional.of(place.substring(ONLY_CACHED.length())) : Optional.empty();
    }

    /// The same place, while only this server hands its files out.
    public Publication handedOut() {
        return new Publication(place, Optional.empty(), cached);
    }

    /// Where new files of such a picture go.
    Publication of(boolean isCached) {
        return isCached ? cached.orElse(this) : this;
    }

    /// Whether the picture's new files go into a store of cached pictures alone.
    boolean keepsApart(MediaRow media) {
        return media.cached() && cached.isPresent();
    }

    /// The same as [#of(boolean)] for a picture that is there.
    Publication of(MediaRow media) {
        return of(media.cached());
    }

    /// Whether the files lie in a store for cached pictures that is not in use any more, or not now.
    boolean hasLeft(String lies) {
        return cacheAt(lies).isPresent()
                && cached.filter(now -> now.place().equals(lies)).isEmpty();
    }

    /// @param lies where the picture's files are known to be
    String base(String lies) {
        return base.filter(_ -> lies.equals(place)).map(uri -> uri + "/").orElse(OWN_BASE);
    }

    /// The address of a file past this server, if there is one.
    Optional<URI> address(ObjectKey key, String lies) {
        return base.filter(_ -> lies.equals(place)).map(uri -> URI.create(uri + "/" + key.text()));
    }
}
