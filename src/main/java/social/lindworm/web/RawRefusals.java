package social.lindworm.web;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import social.lindworm.config.WebConfig;

/// The answers to what never becomes a request of ours, because it is malformed in the line or the headers already: the
/// same page that other errors have, instead of Jetty's. Thread-safe.
final class RawRefusals extends ErrorHandler {

    private final WebContext web;
    private final SecurityHeaders headers;
    private final WebConfig config;

    RawRefusals(WebContext web, SecurityHeaders headers, WebConfig config) {
        this.web = web;
        this.headers = headers;
        this.config = config;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String reason,
            @Nullable Throwable cause,
            Callback callback) {
        headers.apply((name, value) -> response.getHeaders().put(name, value));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
        Viewer visitor = Viewer.visitor(locale(request), config.zone());
        Frame frame = new Frame(web.surroundings(), visitor, "/", Optional.empty());
        ErrorView view = new ErrorView(status, ErrorPages.explanation(status), "");
        response.write(true, ByteBuffer.wrap(web.templates().page("error/error.jte", frame, view)), callback);
    }

    private Locale locale(Request request) {
        String accepted = request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE);
        return accepted == null ? config.locale() : Languages.negotiate(accepted, config.locale());
    }
}
