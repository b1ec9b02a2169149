package social.lindworm.media;

/// A picture of the library.
public record MediaId(long value) {}
