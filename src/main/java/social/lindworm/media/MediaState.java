package social.lindworm.media;

import social.lindworm.common.Message;
import social.lindworm.web.view.Picture;

/// How far a picture has come.
public sealed interface MediaState {

    /// It is being fetched or made; look again in a moment.
    record Waiting() implements MediaState {}

    record Ready(Picture picture) implements MediaState {}

    /// It cannot be shown; a sentence says why.
    record Broken(Message why) implements MediaState {}
}
