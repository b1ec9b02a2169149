package social.lindworm.federation.fetch;

import java.net.InetAddress;

/// Which addresses a request may be sent to. It sees the address that is connected to, never a name.
@FunctionalInterface
public interface AddressRule {

    /// Addresses of the public internet only: nothing in this machine, its network, or its provider's.
    AddressRule PUBLIC = PublicAddresses::contain;

    /// For tests, whose servers are in the same machine.
    AddressRule PUBLIC_AND_LOOPBACK = address -> address.isLoopbackAddress() || PublicAddresses.contain(address);

    boolean allows(InetAddress address);
}
