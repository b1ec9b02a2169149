package social.lindworm.media;

import social.lindworm.common.Message;

/// What came of giving a picture to the library.
public sealed interface Keeping {

    /// It is in; a job makes it ready. If nobody uses it within a week it goes again.
    record Kept(MediaId id) implements Keeping {}

    /// It was not taken; a sentence for the giver says why.
    record Refused(Message why) implements Keeping {}
}
