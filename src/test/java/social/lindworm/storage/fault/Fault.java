package social.lindworm.storage.fault;

import java.util.List;

/// What the proxy does to one exchange, or to one connection of a server that does not speak HTTP.
public enum Fault {
    /// Nothing: it goes through.
    NONE,
    /// The answer comes a little later.
    LATE,
    /// The connection is reset when half of the request has come; the server hears nothing of it.
    RESET_IN_REQUEST,
    /// The connection is reset when half of the answer has gone.
    RESET_IN_ANSWER,
    /// The server did what was asked, but the connection is reset before its answer.
    ANSWER_LOST,
    /// The answer says its right length and ends after half of it.
    CUT_SHORT,
    /// The answer says half of its length, and gives that.
    FALSE_LENGTH,
    /// One bit of the request's body is another one.
    FLIPPED_REQUEST,
    /// One bit of the answer's body is another one.
    FLIPPED_ANSWER,
    STATUS_500,
    STATUS_503,
    /// With a `Retry-After`.
    STATUS_429,
    /// The store is full, as WebDAV says it.
    STATUS_507,
    /// The store is full, as S3 services say it.
    QUOTA_EXCEEDED,
    /// Something in between answers with a page of its own.
    SIGN_IN_PAGE;

    /// All that pass, or that are noticed by whoever reads on: no bit is another one.
    public static final List<Fault> BREAKS = List.of(
            LATE, RESET_IN_REQUEST, RESET_IN_ANSWER, ANSWER_LOST, CUT_SHORT, STATUS_500, STATUS_503, STATUS_429);
}
