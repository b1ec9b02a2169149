package social.lindworm.federation.fetch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import social.lindworm.common.AddressBlock;

/// The addresses that belong to hosts of the public internet, by IANA's registries of special-purpose addresses.
final class PublicAddresses {

    /// All that is not for hosts anybody can reach.
    private static final List<AddressBlock> SPECIAL_4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /// Of version 6 only this block is given to hosts; within it these exceptions, some of which carry a version
    /// 4 address that would get past the list above.
    private static final AddressBlock GLOBAL_6 = AddressBlock.of("2000::/3");

    private static final List<AddressBlock> SPECIAL_6 = blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    /// How hosts without version 4 reach it: judged by the address inside.
    private static final AddressBlock NAT_64 = AddressBlock.of("64:ff9b::/96");

    private PublicAddresses() {}

    private static List<AddressBlock> blocks(String... texts) {
        return Arrays.stream(texts).map(AddressBlock::of).toList();
    }

    static boolean contain(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> SPECIAL_4.stream().noneMatch(block -> block.contains(four));
            case Inet6Address six when NAT_64.contains(six) -> contain(embedded(six));
            case Inet6Address six ->
                GLOBAL_6.contains(six) && SPECIAL_6.stream().noneMatch(block -> block.contains(six));
            default -> false;
        };
    }

    private static InetAddress embedded(Inet6Address address) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), 12, 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
