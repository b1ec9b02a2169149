package social.lindworm.web;

import io.javalin.http.Context;
import java.util.List;

/// What every answer tells the browser to forbid.
final class SecurityHeaders {

    private final String policy;
    private final boolean https;

    SecurityHeaders(List<String> contentHosts, boolean https) {
        String content = String.join(" ", contentHosts);
        String own = content.isEmpty() ? "'self'" : "'self' " + content;
        this.policy = "default-src 'none'; script-src " + own + "; style-src " + own + "; img-src " + own
                + " data: blob:; font-src " + own
                + "; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
                + (https ? "; upgrade-insecure-requests" : "");
        this.https = https;
    }

    void apply(Context context) {
        context.header("Content-Security-Policy", policy);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "same-origin");
        context.header("Cross-Origin-Opener-Policy", "same-origin");
        context.header("Permissions-Policy", "camera=(self), microphone=(), geolocation=()");
        if (https) {
            context.header("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
