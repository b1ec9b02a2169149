package social.lindworm.web;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who is at the other end. Each proxy appends the address it saw to `X-Forwarded-For`, so only what trusted proxies
/// appended counts, read from the right: the client itself can write anything to the left.
final class ClientAddresses {

    private static final int LONGEST = 64;

    private final Set<String> trusted;

    ClientAddresses(List<String> trusted) {
        this.trusted = trusted.stream().map(ClientAddresses::plain).collect(Collectors.toUnmodifiableSet());
    }

    String of(Context context) {
        return of(context.req().getRemoteAddr(), context.header("X-Forwarded-For"));
    }

    String of(String remote, @Nullable String header) {
        String address = plain(remote);
        if (header == null || !trusted.contains(address)) {
            return address;
        }
        String[] hops = header.split(",");
        for (int i = hops.length - 1; i >= 0; i--) {
            String hop = plain(hops[i]);
            if (!hop.isEmpty() && !trusted.contains(hop)) {
                return hop.length() <= LONGEST ? hop : address;
            }
        }
        return address;
    }

    /// One spelling of each address, as IPv6 knows many: the server writes brackets around it, proxies and settings the
    /// short form or the long one. What is no address stays as it is.
    private static String plain(String written) {
        String text = written.strip();
        String bare = text.startsWith("[") && text.contains("]") ? text.substring(1, text.indexOf(']')) : text;
        int zone = bare.indexOf('%');
        try {
            return InetAddress.ofLiteral(zone < 0 ? bare : bare.substring(0, zone))
                    .getHostAddress();
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
