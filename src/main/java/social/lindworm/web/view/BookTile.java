package social.lindworm.web.view;

/// A book in a grid or a list.
///
/// @param byline the authors' names as one line; may be empty
/// @param note a further line, already in the reader's language; may be empty
public record BookTile(String path, String title, String byline, CoverView cover, String note) {

    public BookTile(String path, String title, String byline, CoverView cover) {
        this(path, title, byline, cover, "");
    }
}
