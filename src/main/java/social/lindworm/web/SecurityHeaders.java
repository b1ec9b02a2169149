package social.lindworm.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What every answer tells the browser to forbid.
final class SecurityHeaders {

    private final String upToImages;
    private final String afterImages;
    private final Supplier<Optional<String>> picturesFrom;
    private final boolean https;

    /// @param picturesFrom a further origin of images, asked with every answer
    SecurityHeaders(List<String> contentHosts, Supplier<Optional<String>> picturesFrom, boolean https) {
        String content = String.join(" ", contentHosts);
        String own = content.isEmpty() ? "'self'" : "'self' " + content;
        this.upToImages = "default-src 'none'; script-src " + own + "; style-src " + own + "; img-src " + own;
        this.afterImages = " data: blob:; font-src " + own
                + "; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
                + (https ? "; upgrade-insecure-requests" : "");
        this.picturesFrom = picturesFrom;
        this.https = https;
    }

    private String policy() {
        return upToImages + picturesFrom.get().map(origin -> " " + origin).orElse("") + afterImages;
    }

    void apply(Context context) {
        context.header("Content-Security-Policy", policy());
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "same-origin");
        context.header("Cross-Origin-Opener-Policy", "same-origin");
        context.header("Permissions-Policy", "camera=(self), microphone=(), geolocation=()");
        if (https) {
            context.header("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
