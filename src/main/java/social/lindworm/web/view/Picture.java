package social.lindworm.web.view;

import java.util.List;
import java.util.stream.Collectors;

/// An image in the sizes it exists in.
///
/// @param webp the modern files, smallest first; may be empty
/// @param jpeg those every browser shows, smallest first; at least one
/// @param lasting path of the last of those on the instance's own host: for other servers, whose links must hold when
/// files move
/// @param width of the original, so that the page keeps room for it
/// @param height of the original
public record Picture(List<Size> webp, List<Size> jpeg, String lasting, int width, int height) {

    /// One file.
    public record Size(String url, int width) {}

    public Picture {
        webp = List.copyOf(webp);
        jpeg = List.copyOf(jpeg);
        if (jpeg.isEmpty()) {
            throw new IllegalArgumentException("a picture needs a file that every browser shows");
        }
    }

    /// A single file of this server in a single size.
    public static Picture of(String path, int width, int height) {
        return new Picture(List.of(), List.of(new Size(path, width)), path, width, height);
    }

    /// The file for a browser that chooses none of the others.
    public String fallback() {
        return jpeg.getLast().url();
    }

    public static String sourceSet(List<Size> sizes) {
        return sizes.stream().map(size -> size.url() + " " + size.width() + "w").collect(Collectors.joining(", "));
    }
}
