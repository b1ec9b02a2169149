package social.lindworm.web.view;

import java.util.Optional;

/// A book's cover: its picture, or what is drawn in its place.
///
/// @param author as it should stand on a drawn cover; may be empty
public record CoverView(String title, String author, Optional<Picture> picture) {

    public static CoverView drawn(String title, String author) {
        return new CoverView(title, author, Optional.empty());
    }

    public static CoverView of(String title, String author, Picture picture) {
        return new CoverView(title, author, Optional.of(picture));
    }

    /// Where the drawn cover stands as a file of its own, for a picture that does not come.
    public String drawnPath() {
        return new DrawnCover(title, author).path();
    }

    /// The drawn cover's markup.
    public String drawing() {
        return new DrawnCover(title, author).svg();
    }
}
