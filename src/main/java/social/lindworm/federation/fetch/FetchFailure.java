package social.lindworm.federation.fetch;

import social.lindworm.common.Message;

/// Why nothing was fetched: a text for the log, one for the person, and whether asking again can help.
public sealed interface FetchFailure extends FetchOutcome {

    String logText();

    Message shown();

    boolean retryable();

    /// We do not connect to such an address, now or later.
    record Refused(String logText, Message shown) implements FetchFailure {
        @Override
        public boolean retryable() {
            return false;
        }
    }

    /// The other server could not be asked in time, or broke off.
    record Unreachable(String logText, Message shown) implements FetchFailure {
        @Override
        public boolean retryable() {
            return true;
        }
    }

    /// There is an answer, but not one we can use: too large, of another type, redirecting without end,
    /// malformed.
    record Unsuitable(String logText, Message shown) implements FetchFailure {
        @Override
        public boolean retryable() {
            return false;
        }
    }

    /// The other server answered, but not with success.
    record Answered(int status, String host) implements FetchFailure {

        @Override
        public String logText() {
            return host + " answered " + status;
        }

        @Override
        public Message shown() {
            return status == 404 || status == 410
                    ? Message.of("fetch.error.notFound", host)
                    : Message.of("fetch.error.status", host, Integer.toString(status));
        }

        @Override
        public boolean retryable() {
            return status >= 500 || status == 408 || status == 425 || status == 429;
        }
    }
}
