package social.lindworm.media;

import java.util.List;
import social.lindworm.media.image.ImageFormat;
import social.lindworm.storage.ObjectKey;

/// Where files lie in the store: BookWyrm's layout, and a folder of ours that is never shown.
final class MediaKeys {

    /// Uploads as they came.
    static final String INCOMING = "incoming/";

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
}
