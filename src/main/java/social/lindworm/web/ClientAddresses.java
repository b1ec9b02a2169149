package social.lindworm.web;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import social.lindworm.common.AddressBlock;

/// Who is at the other end. Each proxy appends the address it saw to `X-Forwarded-For`, so only what trusted proxies
/// appended counts, read from the right: the client itself can write anything to the left.
final class ClientAddresses {

    private static final int LONGEST = 64;

    private final List<AddressBlock> trusted;

    ClientAddresses(List<AddressBlock> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    String of(Context context) {
        return of(context.req().getRemoteAddr(), context.header("X-Forwarded-For"));
    }

    String of(String remote, @Nullable String header) {
        String address = plain(remote);
        if (header == null || !trusts(address)) {
            return address;
        }
        String[] hops = header.split(",");
        for (int i = hops.length - 1; i >= 0; i--) {
            String hop = plain(hops[i]);
            if (!hop.isEmpty() && !trusts(hop)) {
                return hop.length() <= LONGEST ? hop : address;
            }
        }
        return address;
    }

    private boolean trusts(String text) {
        return literal(text)
                .filter(address -> trusted.stream().anyMatch(proxies -> proxies.contains(address)))
                .isPresent();
    }

    /// One spelling of each address, as IPv6 knows many: the server writes brackets around it, proxies the short form
    /// or
    /// the long one. What is no address stays as it is.
    private static String plain(String written) {
        String text = written.strip();
        return literal(text).map(InetAddress::getHostAddress).orElse(text);
    }

    private static Optional<InetAddress> literal(String text) {
        String bare = text.startsWith("[") && text.contains("]") ? text.substring(1, text.indexOf(']')) : text;
        int zone = bare.indexOf('%');
        try {
            return Optional.of(InetAddress.ofLiteral(zone < 0 ? bare : bare.substring(0, zone)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
