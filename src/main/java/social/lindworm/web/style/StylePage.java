package social.lindworm.web.style;

import io.javalin.http.ContentTooLargeResponse;
import social.lindworm.common.AppException;
import social.lindworm.common.Message;
import social.lindworm.web.Access;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.Visit;

/// Shows the components. Its samples are not translated: nobody but those who build Lindworm comes here.
public final class StylePage implements Routes {

    @Override
    public void register(Router router) {
        router.get("/style", Access.PUBLIC, StylePage::show);
        router.get("/style/door", Access.PUBLIC, visit -> visit.render("style/door.jte", StyleView.sample()));
        router.get("/style/book", Access.PUBLIC, visit -> visit.render("style/book.jte", StyleView.sample()));
        router.get("/style/settings", Access.PUBLIC, visit -> visit.render("style/settings.jte", StyleView.sample()));
        router.get("/style/covers", Access.PUBLIC, visit -> visit.render("style/covers.jte", StyleView.sample()));
        router.get("/style/error/{status}", Access.PUBLIC, StylePage::fail);
    }

    private static void show(Visit visit) {
        if (visit.fragment().filter("suggest"::equals).isPresent()) {
            visit.render("style/suggest.jte", StyleView.sample());
        } else {
            visit.render("style/style.jte", StyleView.sample());
        }
    }

    private static void fail(Visit visit) {
        String text = "asked for by the style page";
        throw switch ((int) Math.min(999, visit.id("status"))) {
            case 403 -> new AppException.Forbidden(text, Message.of("web.error.forbidden"));
            case 413 -> new ContentTooLargeResponse(text);
            case 429 -> new AppException.TooMany(text, Message.of("web.error.tooMany"));
            case 500 -> new IllegalStateException(text);
            default -> new AppException.NotFound(text, Message.of("web.error.notFound"));
        };
    }
}
