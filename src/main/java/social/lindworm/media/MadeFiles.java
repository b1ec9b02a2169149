package social.lindworm.media;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import social.lindworm.media.image.EncodedImage;
import social.lindworm.media.image.ImageFormat;
import social.lindworm.media.image.Made;
import social.lindworm.media.image.Size;
import social.lindworm.storage.ObjectKey;

/// The files of a picture, with their places.
///
/// @param recipe which copies these are: 0 for none
/// @param cached whether they have the keys of what was fetched from elsewhere
/// @param place where they are kept, as [Publication#place] names it
record MadeFiles(Master master, int recipe, boolean cached, String place, List<File> files) {

    record Master(ImageFormat format, Size size) {}

    /// @param box 0 for the master
    record File(ObjectKey key, int box, EncodedImage image, String hash) {}

    static MadeFiles of(MediaRow media, Made made, int recipe, String place) throws IOException {
        List<File> files = new ArrayList<>();
        EncodedImage master = made.master();
        files.add(file(MediaKeys.of(media).master(master.format()), 0, master));
        files.addAll(copies(media, made.copies()));
        return new MadeFiles(new Master(master.format(), master.size()), recipe, media.cached(), place, files);
    }

    static List<File> copies(MediaRow media, List<Made.Copy> copies) throws IOException {
        List<File> files = new ArrayList<>();
        for (Made.Copy copy : copies) {
            int box = copy.derived().box();
            ObjectKey key = MediaKeys.of(media).copy(box, copy.image().format());
            files.add(file(key, box, copy.image()));
        }
        return files;
    }

    private static File file(ObjectKey key, int box, EncodedImage image) throws IOException {
        try (InputStream stream = image.content().open()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(stream.readAllBytes());
            return new File(key, box, image, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
