package social.lindworm.storage;

import java.time.Instant;

/// What a store says about an object.
///
/// @param version an opaque text that changes when the content is replaced; letters, digits and `-` only
public record ObjectInfo(ObjectKey key, long size, Instant modified, String version) {

    /// What the version begins with where the store can tell too little about a file to be sure that a replacement by
    /// another program would change it.
    public static final String UNSURE = "unsure-";

    /// Whether an equal version means equal content.
    public boolean isSure() {
        return !version.startsWith(UNSURE);
    }
}
