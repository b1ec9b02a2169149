package social.lindworm.media.image;

/// What is taken in.
///
/// @param maxBytes of the file
/// @param maxPixels width times height; of an animation only the first frame counts, because only it is used
/// @param maxWholePixels the same for files that can only be decoded whole: WebP and progressive JPEG
public record ImageLimits(long maxBytes, long maxPixels, long maxWholePixels) {

    private static final long WHOLE = 20_000_000;

    public static ImageLimits of(long maxBytes, long maxPixels) {
        return new ImageLimits(maxBytes, maxPixels, Math.min(maxPixels, WHOLE));
    }
}
