package social.lindworm.book;

import java.util.Collection;
import java.util.Map;
import social.lindworm.common.Message;
import social.lindworm.media.MediaId;
import social.lindworm.media.MediaKind;
import social.lindworm.media.MediaLibrary;
import social.lindworm.web.Upload;
import social.lindworm.web.view.Picture;

/// The pictures of books in the media library. A cover that no book has any more stays for a week, so that an edit can
/// be taken back with it.
public final class LibraryCovers implements Covers {

    private final MediaLibrary library;

    public LibraryCovers(MediaLibrary library) {
        this.library = library;
    }

    @Override
    public Map<Long, Picture> pictures(Collection<Long> ids) {
        return library.pictures(ids);
    }

    @Override
    public boolean isCover(long id) {
        return library.has(new MediaId(id), MediaKind.COVER);
    }

    @Override
    public Keeping keep(Upload upload, long account) {
        return keeping(library.keepAndLook(MediaKind.COVER, upload, account));
    }

    @Override
    public Keeping keep(String address, long account) {
        return keeping(library.keepAndLook(MediaKind.COVER, address, account));
    }

    private static Keeping keeping(social.lindworm.media.Keeping keeping) {
        return switch (keeping) {
            case social.lindworm.media.Keeping.Kept(MediaId id) -> new Kept(id.value());
            case social.lindworm.media.Keeping.Refused(Message why) -> new Refused(why);
        };
    }
}
