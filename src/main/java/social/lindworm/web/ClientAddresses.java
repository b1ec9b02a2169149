package social.lindworm.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.Set;

/// Who is at the other end. Each proxy appends the address it saw to `X-Forwarded-For`, so only what trusted proxies
/// appended counts, read from the right:
/// the client itself can write anything to the left.
final class ClientAddresses {

    private final Set<String> trusted;

    ClientAddresses(List<String> trusted) {
        this.trusted = Set.copyOf(trusted);
    }

    String of(Context context) {
        String address = context.req().getRemoteAddr();
        String header = context.header("X-Forwarded-For");
        if (header == null || !trusted.contains(address)) {
            return address;
        }
        String[] hops = header.split(",");
        for (int i = hops.length - 1; i >= 0; i--) {
            String hop = hops[i].strip();
            if (!trusted.contains(hop) && !hop.isEmpty()) {
                return hop.length() <= 64 ? hop : address;
            }
        }
        return address;
    }
}
