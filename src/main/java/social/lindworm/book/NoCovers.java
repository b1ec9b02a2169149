package social.lindworm.book;

import java.util.Collection;
import java.util.Map;
import social.lindworm.common.Message;
import social.lindworm.web.Upload;
import social.lindworm.web.view.Picture;

/// Keeps nothing and says so.
final class NoCovers implements Covers {

    private static final Refused NO_PLACE = new Refused(Message.of("book.cover.noPlace"));

    @Override
    public Map<Long, Picture> pictures(Collection<Long> ids) {
        return Map.of();
    }

    @Override
    public boolean isCover(long id) {
        return false;
    }

    @Override
    public Keeping keep(Upload upload, long account) {
        return NO_PLACE;
    }

    @Override
    public Keeping keep(String address, long account) {
        return NO_PLACE;
    }
}
