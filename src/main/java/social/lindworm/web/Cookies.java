package social.lindworm.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The cookies of one instance: host-only, for the server's eyes, never sent along by other sites' forms.
final class Cookies {

    private final boolean https;

    Cookies(boolean https) {
        this.https = https;
    }

    /// `__Host-` promises the browser's own check that no subdomain or plain page set it (RFC 6265bis, 4.1.3.2); it
    /// needs https.
    String name(String plain) {
        return https ? "__Host-" + plain : plain;
    }

    void set(Context context, String plain, String value, Duration lifetime) {
        int seconds = (int) Math.min(lifetime.toSeconds(), Integer.MAX_VALUE);
        context.cookie(new Cookie(name(plain), value, "/", seconds, https, true, null, SameSite.LAX));
    }

    @Nullable
    String get(Context context, String plain) {
        return context.cookie(name(plain));
    }

    void clear(Context context, String plain) {
        set(context, plain, "", Duration.ZERO);
    }
}
