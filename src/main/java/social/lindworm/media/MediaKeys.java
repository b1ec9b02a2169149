package social.lindworm.media;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import social.lindworm.media.image.ImageFormat;
import social.lindworm.storage.ObjectKey;

/// Where files lie in the store: BookWyrm's layout, and a folder of ours that is never shown.
final class MediaKeys {

    /// Uploads as they came.
    static final String INCOMING = "incoming/";

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private MediaKeys() {}

    static ObjectKey incoming(String name) {
        return new ObjectKey(INCOMING + name);
    }

    static ObjectKey master(MediaKind kind, String name, ImageFormat format) {
        return new ObjectKey(kind.folder() + "/" + name + "." + format.extension());
    }

    /// A picture's masters of all formats it may have had.
    static List<ObjectKey> masters(MediaKind kind, String name) {
        return List.of(master(kind, name, ImageFormat.JPEG), master(kind, name, ImageFormat.PNG));
    }

    static String copies(MediaKind kind, String name) {
        return "thumbnails/" + kind.folder() + "/" + name + "/";
    }

    static ObjectKey copy(MediaKind kind, String name, int box, ImageFormat format) {
        return new ObjectKey(copies(kind, name) + box + "." + format.extension());
    }

    /// The name of the picture that a file is of, if it has a name that we give.
    static Optional<String> name(ObjectKey key) {
        List<String> segments = key.segments();
        boolean isCopy = segments.size() == 4 && segments.getFirst().equals("thumbnails");
        String last = segments.get(isCopy ? 2 : segments.size() - 1);
        String stem = isCopy ? last : last.replaceFirst("\\.[a-z]+$", "");
        return Optional.of(stem).filter(text -> NAME.matcher(text).matches());
    }
}
