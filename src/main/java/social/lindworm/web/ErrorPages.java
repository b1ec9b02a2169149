package social.lindworm.web;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.UUID;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.lindworm.common.AppException;
import social.lindworm.common.Message;

/// The one place where failures become answers: a page with what to do next, or JSON for programs; never a stack
/// trace.
final class ErrorPages {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    void answer(Visit visit, Throwable failure) {
        if (failure instanceof AppException known) {
            LOG.atDebug().addKeyValue("path", visit.context().path()).log(known.getMessage());
            if (known instanceof AppException.Unavailable) {
                LOG.atWarn().addKeyValue("path", visit.context().path()).log(known.getMessage());
            }
            show(visit, status(known), known.shown(), "");
        } else if (tooLarge(failure)) {
            show(visit, 413, Message.of("web.error.tooLarge"), "");
        } else if (failure instanceof HttpResponseException refused) {
            show(visit, refused.getStatus(), explanation(refused.getStatus()), "");
        } else if (malformed(failure)) {
            show(visit, 400, Message.of("web.error.badRequest"), "");
        } else {
            String reference = UUID.randomUUID().toString().substring(0, 8);
            LOG.atError()
                    .addKeyValue("reference", reference)
                    .addKeyValue("method", visit.context().method())
                    .addKeyValue("path", visit.context().path())
                    .setCause(failure)
                    .log("a request failed");
            show(visit, 500, Message.of("web.error.internal"), reference);
        }
    }

    void show(Visit visit, int status, Message explanation, String reference) {
        Context context = visit.context();
        String accept = context.header("Accept");
        if (accept != null && accept.contains("json") && !accept.contains("text/html")) {
            context.status(status).json(java.util.Map.of("error", visit.frame().text(explanation)));
            return;
        }
        if (status == 429 && context.res().getHeader("Retry-After") == null) {
            context.header("Retry-After", "60");
        }
        visit.render(status, "error/error.jte", new ErrorView(status, explanation, reference));
    }

    private static int status(AppException failure) {
        return switch (failure) {
            case AppException.NotFound _ -> 404;
            case AppException.Forbidden _ -> 403;
            case AppException.Invalid _ -> 400;
            case AppException.Conflict _ -> 409;
            case AppException.TooMany _ -> 429;
            case AppException.Gone _ -> 410;
            case AppException.Unavailable _ -> 503;
        };
    }

    static Message explanation(int status) {
        return Message.of(
                switch (status) {
                    case 403 -> "web.error.forbidden";
                    case 404 -> "web.error.notFound";
                    case 405 -> "web.error.method";
                    case 413 -> "web.error.tooLarge";
                    case 429 -> "web.error.tooMany";
                    case 500, 502, 503, 504 -> "web.error.internal";
                    default -> "web.error.badRequest";
                });
    }

    private static boolean tooLarge(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String text = String.valueOf(cause.getMessage());
            if ((cause instanceof HttpException refused && refused.getCode() == 413)
                    || (cause instanceof IllegalStateException && text.contains("max length exceeded"))
                    || text.contains("exceeds max")
                    || text.contains("max file size")
                    || text.contains("Request exceeds")) {
                return true;
            }
        }
        return false;
    }

    private static boolean malformed(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpException
                    || cause instanceof java.io.EOFException
                    // The `charset` of a form's Content-Type; nothing else here names one that is not ours.
                    || cause instanceof UnsupportedCharsetException
                    || cause instanceof IllegalCharsetNameException) {
                return true;
            }
        }
        return false;
    }
}
