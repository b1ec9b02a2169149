package social.lindworm.storage;

/// How backends differ, so that nobody asks which class a store is.
///
/// @param keepsAttributes content type and cache rule are stored with the object and sent to whoever fetches it
/// there
/// @param signedUrls the store can hand out addresses that open a private object for a while
/// @param md5Versions a version of 32 hexadecimal digits is the MD5 of the content
/// @param connections how many requests at once are of use
public record StoreTraits(boolean keepsAttributes, boolean signedUrls, boolean md5Versions, int connections) {}
