package social.lindworm.federation.fetch;

import java.io.IOException;
import javax.net.ssl.SSLException;
import social.lindworm.common.Message;

/// Carries a failure up to [Fetcher#fetch], which makes an outcome of it.
final class FetchException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient FetchFailure failure;

    FetchException(FetchFailure failure) {
        super(failure.logText());
        this.failure = failure;
    }

    static FetchException malformed(String what) {
        return new FetchException(new FetchFailure.Unsuitable(what, Message.of("fetch.error.malformed")));
    }

    static FetchException tooLarge(long maxBytes) {
        return new FetchException(new FetchFailure.Unsuitable(
                "the answer is larger than " + maxBytes + " bytes",
                Message.of("fetch.error.tooLarge", Math.max(1, maxBytes / (1024 * 1024)))));
    }

    static FetchException tooSlow(Object address) {
        return new FetchException(
                new FetchFailure.Unreachable(address + " took too long", Message.of("fetch.error.tooSlow")));
    }

    /// A connection that our own deadline cut shows as a broken one; the deadline knows better.
    static FetchException of(IOException failure, Deadline deadline, WebAddress address) {
        if (deadline.isOver()) {
            return tooSlow(address);
        }
        String key = failure instanceof SSLException ? "fetch.error.tls" : "fetch.error.unreachable";
        return new FetchException(
                new FetchFailure.Unreachable(address + ": " + failure, Message.of(key, address.host())));
    }

    FetchFailure failure() {
        return failure;
    }
}
