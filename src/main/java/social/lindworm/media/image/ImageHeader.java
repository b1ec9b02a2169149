package social.lindworm.media.image;

/// What a file says of itself before any pixel is decoded.
///
/// @param width and height as stored, before turning upright
/// @param whole whether decoding needs all pixels in memory at once
public record ImageHeader(ImageFormat format, int width, int height, boolean whole, Orientation orientation) {

    public long pixels() {
        return (long) width * height;
    }

    /// As people see it.
    public int uprightWidth() {
        return orientation.swapsSides() ? height : width;
    }

    public int uprightHeight() {
        return orientation.swapsSides() ? width : height;
    }
}
