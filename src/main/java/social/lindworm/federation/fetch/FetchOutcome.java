package social.lindworm.federation.fetch;

/// How a request ended.
public sealed interface FetchOutcome permits FetchOutcome.Fetched, FetchFailure {

    /// The other server answered with success and its body is written.
    ///
    /// @param address where it was in the end, after redirects
    /// @param length of the body as written
    record Fetched(String address, int status, Headers headers, long length) implements FetchOutcome {}
}
