package social.lindworm.storage;

import java.time.Instant;

/// What a store says about an object.
///
/// @param version an opaque text that changes when the content is replaced; letters, digits and `-` only
public record ObjectInfo(ObjectKey key, long size, Instant modified, String version) {}
