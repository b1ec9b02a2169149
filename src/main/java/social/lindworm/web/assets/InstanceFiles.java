package social.lindworm.web.assets;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import social.lindworm.web.Access;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.Visit;
import social.lindworm.web.view.Accent;

/// The files that every page refers to: the static ones, and those that depend on the instance's settings (its accent
/// colour, its name on a phone's home screen), and what crawlers and missing pictures need.
public final class InstanceFiles implements Routes {
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";
    private static final JsonMapper JSON = new JsonMapper();

    /// Pages that would lead crawlers on for ever, and those that are nobody else's.
    private static final String ROBOTS = """
            User-agent: *
            Disallow: /search
            Disallow: /settings/
            Disallow: /preferences/
            Disallow: /setup
            Disallow: /login
            Disallow: /password-reset
            Disallow: /create-book
            Disallow: /*/edit$
            Disallow: /*/history
            Disallow: /*/merge
            """;

    private final Assets assets;
    private final AssetHandler handler;

    public InstanceFiles(Assets assets) {
        this.assets = assets;
        this.handler = new AssetHandler(assets);
    }

    @Override
    public void register(Router router) {
        router.get("/static/<path>", Access.PUBLIC, visit -> handler.handle(visit.context()));
        router.get("/instance.css", Access.PUBLIC, InstanceFiles::accent);
        router.get("/manifest.webmanifest", Access.PUBLIC, this::manifest);
        router.get("/robots.txt", Access.PUBLIC, InstanceFiles::robots);
        new DrawnFiles().register(router);
        router.get("/favicon.ico", Access.PUBLIC, this::favicon);
    }

    /// The address of the sheet for an accent colour; it never changes for one colour, so browsers may keep it.
    ///
    /// @param hex `#rrggbb`
    public static String accentPath(String hex) {
        return "/instance.css?accent=" + (hex.startsWith("#") ? hex.substring(1) : hex);
    }

    private static void accent(Visit visit) {
        String sheet = visit.query("accent")
                .flatMap(hex -> Accent.of("#" + hex))
                .map(Accent::sheet)
                .orElse("");
        visit.context().header("Cache-Control", FOR_GOOD);
        visit.context().contentType("text/css; charset=utf-8").result(sheet);
    }

    private static void robots(Visit visit) {
        visit.context().header("Cache-Control", "public, max-age=3600");
        visit.context().contentType("text/plain; charset=utf-8").result(ROBOTS);
    }

    /// For programs that know this address only; browsers take the one that pages name.
    private void favicon(Visit visit) {
        visit.site()
                .look()
                .favicon()
                .ifPresentOrElse(
                        own -> visit.context().status(302).header("Location", own.small()),
                        () -> visit.redirect(local("icons/favicon.ico")));
    }

    private void manifest(Visit visit) throws Exception {
        String name = visit.site().name();
        Map<String, Object> manifest = Map.of(
                "name",
                name,
                "short_name",
                name,
                "start_url",
                "/",
                "display",
                "minimal-ui",
                "background_color",
                "#faf6ee",
                "theme_color",
                "#faf6ee",
                "icons",
                List.of(icon("icons/app-192.png", 192), icon("icons/app-512.png", 512)));
        visit.context().header("Cache-Control", "public, max-age=3600");
        visit.context().contentType("application/manifest+json").result(JSON.writeValueAsBytes(manifest));
    }

    private Map<String, String> icon(String path, int size) {
        return Map.of(
                "src", assets.url(path), "sizes", size + "x" + size, "type", "image/png", "purpose", "any maskable");
    }

    /// Where the file lies on this server, also when pages take static files from elsewhere.
    private String local(String path) {
        return "/static/" + assets.find(path).orElseThrow().hashedPath();
    }
}
