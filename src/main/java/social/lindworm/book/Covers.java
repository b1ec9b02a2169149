package social.lindworm.book;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import social.lindworm.common.Message;
import social.lindworm.web.Upload;
import social.lindworm.web.view.Picture;

/// The pictures of books, as this feature needs them.
public interface Covers {

    /// What came of keeping a picture.
    sealed interface Keeping {}

    /// @param id by which the catalogue remembers it
    record Kept(long id) implements Keeping {}

    /// @param reason what the person can do about it
    record Refused(Message reason) implements Keeping {}

    /// Those of the pictures that are ready to be shown. One query at most.
    Map<Long, Picture> pictures(Collection<Long> ids);

    /// Whether that id is a cover, and not some other picture.
    boolean isCover(long id);

    Keeping keep(Upload upload, long account);

    /// Fetches the picture at an address of the web and keeps it. Takes as long as the other server does.
    Keeping keep(String address, long account);

    /// The picture of that id, if there is one.
    default Optional<Picture> picture(long id) {
        return Optional.ofNullable(pictures(java.util.List.of(id)).get(id));
    }

    /// For an instance without a media library: every book has its drawn cover.
    static Covers none() {
        return new NoCovers();
    }
}
