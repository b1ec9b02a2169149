package social.lindworm.federation.fetch;

/// How this server behaves towards others.
///
/// @param userAgent who we say we are, with our address
/// @param redirects how many are followed for one request
/// @param connections requests at once
/// @param rule which addresses may be connected to; [AddressRule#PUBLIC] wherever people use the server
public record FetchConfig(String userAgent, int redirects, int connections, AddressRule rule) {

    public static FetchConfig of(String userAgent) {
        return new FetchConfig(userAgent, 5, 16, AddressRule.PUBLIC);
    }

    /// For tests with servers in the same machine.
    public FetchConfig allowingLoopback() {
        return new FetchConfig(userAgent, redirects, connections, AddressRule.PUBLIC_AND_LOOPBACK);
    }
}
