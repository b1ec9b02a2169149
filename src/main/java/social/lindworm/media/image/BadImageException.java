package social.lindworm.media.image;

import social.lindworm.common.Message;

/// The bytes are no image that we can use, now or later; the message says why.
public final class BadImageException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Message shown;

    BadImageException(String logText, Message shown) {
        super(logText);
        this.shown = shown;
    }

    BadImageException(String logText, Message shown, Throwable cause) {
        super(logText, cause);
        this.shown = shown;
    }

    static BadImageException damaged(String logText) {
        return new BadImageException(logText, Message.of("media.error.damaged"));
    }

    static BadImageException variant(String logText) {
        return new BadImageException(logText, Message.of("media.error.variant"));
    }

    public Message shown() {
        return shown;
    }
}
