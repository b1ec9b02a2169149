package social.lindworm.media;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import social.lindworm.media.image.ImageFormat;
import social.lindworm.storage.ObjectKey;

/// Where the files of one picture lie: BookWyrm's layout, and in a folder of its own the same layout again for what
/// was fetched from elsewhere, with all its copies, so that a picture is in one store as a whole.
///
/// @param cached whether they are below [PublicFiles#CACHED]
/// @param name the stem of all its keys
record MediaKeys(boolean cached, MediaKind kind, String name) {

    /// Uploads as they came, never shown.
    static final String INCOMING = "incoming/";

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    static MediaKeys of(MediaRow media) {
        return new MediaKeys(media.cached(), media.kind(), media.name());
    }

    /// Both places that a picture may have had: one that was fetched lay among the uploads in the past.
    static List<MediaKeys> everywhere(MediaKind kind, String name) {
        return List.of(new MediaKeys(false, kind, name), new MediaKeys(true, kind, name));
    }

    static ObjectKey incoming(String name) {
        return new ObjectKey(INCOMING + name);
    }

    private String root() {
        return cached ? PublicFiles.CACHED : "";
    }

    ObjectKey master(ImageFormat format) {
        return new ObjectKey(root() + kind.folder() + "/" + name + "." + format.extension());
    }

    /// The masters of all formats it may have had.
    List<ObjectKey> masters() {
        return List.of(master(ImageFormat.JPEG), master(ImageFormat.PNG));
    }

    /// The folder of its smaller copies.
    String copies() {
        return root() + "thumbnails/" + kind.folder() + "/" + name + "/";
    }

    ObjectKey copy(int box, ImageFormat format) {
        return new ObjectKey(copies() + box + "." + format.extension());
    }

    /// The name of the picture that a file is of, if it has a name that we give.
    static Optional<String> name(ObjectKey key) {
        List<String> all = key.segments();
        List<String> segments = key.text().startsWith(PublicFiles.CACHED) ? all.subList(1, all.size()) : all;
        boolean isCopy = segments.size() == 4 && segments.getFirst().equals("thumbnails");
        String last = segments.get(isCopy ? 2 : segments.size() - 1);
        String stem = isCopy ? last : last.replaceFirst("\\.[a-z]+$", "");
        return Optional.of(stem).filter(text -> NAME.matcher(text).matches());
    }
}
