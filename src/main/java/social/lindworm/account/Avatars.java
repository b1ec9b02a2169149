package social.lindworm.account;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import social.lindworm.common.Message;
import social.lindworm.web.Upload;

/// Where people's pictures are kept; the media library does it, which comes after this feature.
public interface Avatars {

    /// What became of an uploaded picture.
    sealed interface Outcome {

        /// It is kept under this id.
        record Kept(long media) implements Outcome {}

        /// It cannot be used; says why.
        record Refused(Message why) implements Outcome {}
    }

    /// Takes a picture in; it belongs to nobody until [Profiles] keeps its id.
    Outcome keep(AccountId account, Upload upload);

    /// A picture is not used any more; it and its derived sizes go away by and by.
    void discard(long media);

    /// [#discard(long)] in the caller's transaction.
    void discard(Handle handle, long media);

    /// Path of the picture in a size near `pixels` square; empty while there is none.
    Optional<String> url(long media, int pixels);
}
