package social.lindworm.media.image;

import social.lindworm.common.Message;

/// Whether a file may be worked on.
public sealed interface Judgement {

    record Good(ImageHeader header) implements Judgement {}

    /// @param why a sentence for whoever gave the file
    record Bad(Message why) implements Judgement {}
}
