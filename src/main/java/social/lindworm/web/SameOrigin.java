package social.lindworm.web;

import io.javalin.http.Context;
import java.util.Set;

/// Refuses what another site's page made a browser send. Browsers say where a request comes from in `Sec-Fetch-Site`
/// (W3C Fetch Metadata), older ones in
/// `Origin`; a request that changes something and says neither does not come from our pages.
final class SameOrigin {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final String origin;

    SameOrigin(String origin) {
        this.origin = origin;
    }

    boolean allows(Context context) {
        if (SAFE.contains(context.method().name())) {
            return true;
        }
        String site = context.header("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String from = context.header("Origin");
        return from != null && from.equalsIgnoreCase(origin);
    }
}
