package social.lindworm.media;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import social.lindworm.account.AccountId;
import social.lindworm.account.Avatars;
import social.lindworm.web.Upload;

/// People's pictures, for the account feature.
final class LibraryAvatars implements Avatars {

    private final MediaLibrary library;

    LibraryAvatars(MediaLibrary library) {
        this.library = library;
    }

    @Override
    public Outcome keep(AccountId account, Upload upload) {
        return switch (library.keepAndLook(MediaKind.AVATAR, upload, account.value())) {
            case Keeping.Kept(MediaId id) -> new Outcome.Kept(id.value());
            case Keeping.Refused(var why) -> new Outcome.Refused(why);
        };
    }

    @Override
    public void discard(long media) {
        library.discard(new MediaId(media));
    }

    @Override
    public void discard(Handle handle, long media) {
        library.discard(handle, new MediaId(media));
    }

    @Override
    public Optional<String> url(long media, int pixels) {
        return library.url(new MediaId(media), pixels);
    }
}
