package social.lindworm.media;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import social.lindworm.storage.Attributes;
import social.lindworm.storage.ObjectKey;

/// Which files of the media folder anybody may fetch, and what is sent along with them: decided by their names, which
/// are ours or BookWyrm's.
public final class PublicFiles {

    /// The folder of what was fetched from elsewhere and could be fetched again.
    public static final String CACHED = "cached/";

    /// What keys of files begin with that readers' browsers ask for.
    public static final List<String> SHOWN =
            List.of("covers/", "avatars/", "thumbnails/", "logos/", "previews/", "status/", "uploads/", CACHED);

    private static final Map<String, String> TYPES = Map.of(
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "png", "image/png",
            "gif", "image/gif",
            "webp", "image/webp",
            "avif", "image/avif");

    /// Names with a random part are never given twice.
    private static final Pattern UNIQUE =
            Pattern.compile(".*[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}.*");

    private static final String ASK_TOMORROW = "public, max-age=86400";
    private static final String OTHER = "application/octet-stream";

    private PublicFiles() {}

    /// Whether this server shows the file: a picture in a folder of pictures. Scripts that somebody hid among them are
    /// not shown, nor what was uploaded and not looked at yet.
    public static boolean shows(ObjectKey key) {
        return SHOWN.stream().anyMatch(key.text()::startsWith) && TYPES.containsKey(key.extension());
    }

    public static String contentType(ObjectKey key) {
        return TYPES.getOrDefault(key.extension(), OTHER);
    }

    public static String cacheControl(ObjectKey key) {
        return UNIQUE.matcher(key.text()).matches() ? Attributes.IMMUTABLE : ASK_TOMORROW;
    }

    /// Whether the file may be brought to another store: uploads on their way must not become public there.
    public static boolean mayMove(ObjectKey key) {
        return !key.text().startsWith(MediaKeys.INCOMING);
    }

    /// What the file is sent to another store with.
    public static Attributes attributes(ObjectKey key) {
        return new Attributes(contentType(key), cacheControl(key));
    }
}
