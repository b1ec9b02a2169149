package social.lindworm.web;

import io.javalin.http.HandlerType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Leads people of whom something is asked to where they do it, and nobody round in circles: signing out, what the
/// instance says of itself, and what pages are made of are never in the way.
final class Detour {

    private static final List<String> OPEN = List.of(
            "/logout",
            "/login",
            "/about",
            "/conduct",
            "/privacy",
            "/password-reset",
            "/force-password-reset",
            "/2fa-prompt",
            "/preferences/2fa",
            "/preferences/confirm-2fa",
            "/health",
            "/manifest.webmanifest",
            "/instance.css",
            "/opensearch.xml",
            "/robots.txt",
            "/favicon.ico");

    private static final List<String> OPEN_BELOW = List.of("/static/", "/images/", "/drawn-", "/password-reset/");

    private Detour() {}

    /// Where this visit goes instead; empty if it may go on.
    static Optional<String> of(Visit visit) {
        return visit.viewer().errand().filter(errand -> stands(errand, visit)).map(errand -> {
            String here = visit.pathAndQuery();
            boolean worthIt = isReading(visit) && !here.equals("/");
            return worthIt ? errand.path() + "?next=" + URLEncoder.encode(here, StandardCharsets.UTF_8) : errand.path();
        });
    }

    private static boolean stands(Viewer.Errand errand, Visit visit) {
        String path = visit.context().path();
        boolean open = OPEN.contains(path) || OPEN_BELOW.stream().anyMatch(path::startsWith);
        boolean typed = !isReading(visit) || visit.wantsFragment();
        return !open && (errand.binding() || !typed);
    }

    private static boolean isReading(Visit visit) {
        return !visit.context().method().equals(HandlerType.POST);
    }
}
