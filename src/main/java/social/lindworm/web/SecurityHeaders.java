package social.lindworm.web;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
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

    /// @param header sets one of the answer
    void apply(BiConsumer<String, String> header) {
        header.accept("Content-Security-Policy", policy());
        header.accept("X-Content-Type-Options", "nosniff");
        header.accept("Referrer-Policy", "same-origin");
        header.accept("Cross-Origin-Opener-Policy", "same-origin");
        header.accept("Permissions-Policy", "camera=(self), microphone=(), geolocation=()");
        if (https) {
            header.accept("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
