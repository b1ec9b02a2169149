package social.lindworm.storage;

/// A part of an object.
///
/// @param offset the first byte, from 0
/// @param length how many at most; [Long#MAX_VALUE] for the rest
public record ByteRange(long offset, long length) {

    public static final ByteRange ALL = new ByteRange(0, Long.MAX_VALUE);

    public ByteRange {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("a range cannot be negative: " + offset + "+" + length);
        }
    }

    public static ByteRange from(long offset) {
        return new ByteRange(offset, Long.MAX_VALUE);
    }

    /// How many bytes of an object of this size the range holds.
    public long lengthWithin(long size) {
        return offset >= size ? 0 : Math.min(length, size - offset);
    }
}
