package social.lindworm.media.image;

/// A copy of a master.
///
/// @param box names it; the size fits in it
public record DerivedSize(int box, Size size) {}
