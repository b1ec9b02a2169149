package social.lindworm.common;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/// A block of internet addresses of either version (RFC 4632, RFC 4291 section 2.3), such as `10.0.0.0/8`.
///
/// @param start the bytes of an address in it
/// @param bits how many of the first bits all addresses of it share
public record AddressBlock(List<Byte> start, int bits) {

    public AddressBlock {
        start = List.copyOf(start);
        if (bits < 0 || bits > 8 * start.size()) {
            throw new IllegalArgumentException("an address of " + start.size() + " bytes has no prefix of " + bits);
        }
    }

    /// @param text an address with the length of its prefix, or one address alone
    /// @throws IllegalArgumentException if it is neither, such as a name
    public static AddressBlock of(String text) {
        int slash = text.indexOf('/');
        List<Byte> start = bytes(InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash)));
        return new AddressBlock(
                start, slash < 0 ? 8 * start.size() : Integer.parseInt(text, slash + 1, text.length(), 10));
    }

    private static List<Byte> bytes(InetAddress address) {
        byte[] bytes = address.getAddress();
        Byte[] boxed = new Byte[bytes.length];
        Arrays.setAll(boxed, i -> bytes[i]);
        return List.of(boxed);
    }

    /// Whether that address is in it; one of the other version never is.
    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != start.size()) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((bytes[bit / 8] & mask) != (start.get(bit / 8) & mask)) {
                return false;
            }
        }
        return true;
    }
}
