package social.lindworm.storage;

/// What a store may send along with an object's bytes.
///
/// @param contentType a media type such as `image/webp`
/// @param cacheControl a `Cache-Control` value, or empty for none
public record Attributes(String contentType, String cacheControl) {

    /// For objects whose key is never used twice.
    public static final String IMMUTABLE = "public, max-age=31536000, immutable";

    public Attributes {
        requireHeaderText(contentType);
        requireHeaderText(cacheControl);
    }

    public static Attributes of(String contentType) {
        return new Attributes(contentType, "");
    }

    public static Attributes immutable(String contentType) {
        return new Attributes(contentType, IMMUTABLE);
    }

    /// A line break here would become a header of its own at the store.
    private static void requireHeaderText(String value) {
        if (!value.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
            throw new IllegalArgumentException("not the value of a header: " + value.strip());
        }
    }
}
