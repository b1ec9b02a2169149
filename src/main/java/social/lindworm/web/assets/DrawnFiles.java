package social.lindworm.web.assets;

import social.lindworm.web.Access;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.Visit;
import social.lindworm.web.view.DrawnAvatar;
import social.lindworm.web.view.DrawnCover;

/// Covers and avatars drawn from nothing but the words in the address: a page's script puts them where a picture
/// does not come. What they say is bounded by [DrawnCover]; they touch no store and no database.
final class DrawnFiles implements Routes {

    private static final String FOR_A_DAY = "public, max-age=86400";

    @Override
    public void register(Router router) {
        router.get(DrawnCover.PATH, Access.PUBLIC, DrawnFiles::cover);
        router.get(DrawnAvatar.PATH, Access.PUBLIC, DrawnFiles::avatar);
    }

    private static void cover(Visit visit) {
        String title = visit.query("title").orElse("");
        send(visit, new DrawnCover(title, visit.query("author").orElse("")).file());
    }

    private static void avatar(Visit visit) {
        send(visit, new DrawnAvatar(visit.query("name").orElse("")).file());
    }

    private static void send(Visit visit, String svg) {
        visit.context().header("Cache-Control", FOR_A_DAY);
        visit.context().contentType("image/svg+xml").result(svg);
    }
}
