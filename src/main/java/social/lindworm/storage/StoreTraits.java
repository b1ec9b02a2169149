package social.lindworm.storage;

/// How backends differ, so that nobody asks which class a store is.
///
/// @param keepsAttributes content type and cache rule are stored with the object and sent to whoever fetches it
/// there
/// @param signedUrls the store can hand out addresses that open a private object for a while
/// @param connections how many requests at once are of use
public record StoreTraits(boolean keepsAttributes, boolean signedUrls, int connections) {}
