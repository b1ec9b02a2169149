package social.lindworm.web.assets;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Optional;

/// Answers `GET /static/<path>` from memory. Knows neither sessions nor pages.
///
/// The published name of the version that runs may be kept for good. Any other name of the same file (its plain name,
/// or the name an older or newer process gave it while `up -d` replaces one by the other) is answered with today's
/// content, to be asked for again next time.
public final class AssetHandler implements Handler {
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "public, no-cache";

    private final Assets assets;

    public AssetHandler(Assets assets) {
        this.assets = assets;
    }

    @Override
    public void handle(Context context) {
        String path = context.pathParam("path");
        Optional<Asset> found = assets.find(path);
        if (found.isEmpty()) {
            context.status(404).contentType("text/plain; charset=utf-8").result("There is no such file.\n");
            return;
        }
        send(context, found.get(), found.get().hashedPath().equals(path) ? FOR_GOOD : ASK_AGAIN);
    }

    private static void send(Context context, Asset asset, String keep) {
        String accepts = Optional.ofNullable(context.header("Accept-Encoding")).orElse("");
        Encoding encoding = asset.encodingFor(Encoding.accepted(accepts));
        String tag = "\"" + asset.hash() + (encoding == Encoding.PLAIN ? "" : "-" + encoding.header()) + "\"";
        context.header("Cache-Control", keep);
        context.header("ETag", tag);
        context.header("Vary", "Accept-Encoding");
        context.header("X-Content-Type-Options", "nosniff");
        if (asset.font()) {
            context.header("Access-Control-Allow-Origin", "*");
        }
        if (tag.equals(context.header("If-None-Match"))) {
            context.status(304);
            return;
        }
        if (encoding != Encoding.PLAIN) {
            context.header("Content-Encoding", encoding.header());
        }
        context.disableCompression();
        context.contentType(asset.contentType());
        context.result(asset.bytes(encoding));
    }
}
