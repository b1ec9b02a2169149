package social.lindworm.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import social.lindworm.account.AccountId;
import social.lindworm.db.Database;
import social.lindworm.media.MediaId;
import social.lindworm.media.MediaLibrary;
import social.lindworm.site.Site;
import social.lindworm.site.Sites;

/// Changes what the instance says of itself and whom it lets in; every setting that changes is written down by itself.
/// Thread-safe.
public final class SiteChanges {

    private final Database database;
    private final Sites sites;
    private final MediaLibrary pictures;
    private final ActLog log;

    SiteChanges(Database database, Sites sites, MediaLibrary pictures, ActLog log) {
        this.database = database;
        this.sites = sites;
        this.pictures = pictures;
        this.log = log;
    }

    /// What becomes of a picture.
    public sealed interface PictureWish {

        record Keep() implements PictureWish {}

        record Remove() implements PictureWish {}

        /// Shows a picture that the library has taken in; the one before goes away.
        record Show(MediaId picture) implements PictureWish {}
    }

    /// How the instance shall present itself, and what people may take out of it.
    ///
    /// @param accent as `#rrggbb`, empty for the one the pages bring along
    public record Presentation(
            Site.Identity identity,
            Site.Texts texts,
            Optional<String> accent,
            Pictures pictures,
            Site.Exports exports) {}

    public record Pictures(PictureWish logo, PictureWish smallLogo, PictureWish favicon) {}

    public void present(AccountId by, Presentation wish) {
        database.change(handle -> {
            Site before = sites.current(handle);
            Site.Look was = before.look();
            Site.Look look = new Site.Look(
                    picture(was.logoMedia(), wish.pictures().logo()),
                    picture(was.smallLogoMedia(), wish.pictures().smallLogo()),
                    picture(was.faviconMedia(), wish.pictures().favicon()),
                    wish.accent().orElse(null));
            List<Change> changes = presentation(
                    before,
                    new Site(
                            wish.identity(),
                            wish.texts(),
                            look,
                            before.registration(),
                            wish.exports(),
                            before.installMode()));
            if (!changes.isEmpty()) {
                sites.change(handle, wish.identity());
                sites.change(handle, wish.texts());
                sites.change(handle, look);
                sites.change(handle, wish.exports());
                discard(handle, was.logo(), look.logo());
                discard(handle, was.smallLogo(), look.smallLogo());
                discard(handle, was.favicon(), look.favicon());
                record(handle, by, ActKind.SITE, changes);
            }
        });
    }

    private void discard(Handle handle, Optional<Long> was, Optional<Long> is) {
        was.filter(_ -> !was.equals(is)).ifPresent(old -> pictures.discard(handle, new MediaId(old)));
    }

    private static @Nullable Long picture(@Nullable Long now, PictureWish wish) {
        return switch (wish) {
            case PictureWish.Keep() -> now;
            case PictureWish.Remove() -> null;
            case PictureWish.Show(MediaId picture) -> picture.value();
        };
    }

    public void letIn(AccountId by, Site.Registration wish) {
        database.change(handle -> {
            List<Change> changes = registration(sites.current(handle).registration(), wish);
            if (!changes.isEmpty()) {
                sites.change(handle, wish);
                record(handle, by, ActKind.REGISTRATION, changes);
            }
        });
    }

    /// @param setting the name of its field in the form, by which the log calls it
    private record Change(String setting, String before, String after) {}

    private static List<Change> presentation(Site before, Site after) {
        List<Change> changes = new ArrayList<>();
        Site.Identity was = before.identity();
        Site.Identity is = after.identity();
        compare(changes, "name", was.name(), is.name());
        compare(changes, "tagline", was.tagline(), is.tagline());
        compare(changes, "shortDescription", was.shortDescription(), is.shortDescription());
        compare(changes, "description", was.description(), is.description());
        compare(
                changes,
                "codeOfConduct",
                before.texts().codeOfConduct(),
                after.texts().codeOfConduct());
        compare(
                changes,
                "privacyPolicy",
                before.texts().privacyPolicy(),
                after.texts().privacyPolicy());
        compare(changes, "footer", before.texts().footer(), after.texts().footer());
        compare(
                changes,
                "logo",
                pictureText(before.look().logo()),
                pictureText(after.look().logo()));
        compare(
                changes,
                "smallLogo",
                pictureText(before.look().smallLogo()),
                pictureText(after.look().smallLogo()));
        compare(
                changes,
                "favicon",
                pictureText(before.look().favicon()),
                pictureText(after.look().favicon()));
        compare(
                changes,
                "accent",
                before.look().accentColour().orElse(""),
                after.look().accentColour().orElse(""));
        exports(changes, before.exports(), after.exports());
        return changes;
    }

    private static void exports(List<Change> changes, Site.Exports was, Site.Exports is) {
        compare(changes, "exportsOffered", String.valueOf(was.offered()), String.valueOf(is.offered()));
        compare(changes, "exportHours", String.valueOf(was.hoursBetween()), String.valueOf(is.hoursBetween()));
        compare(changes, "exportDays", String.valueOf(was.daysKept()), String.valueOf(is.daysKept()));
    }

    private static String pictureText(Optional<Long> picture) {
        return picture.map(id -> "#" + id).orElse("");
    }

    private static List<Change> registration(Site.Registration was, Site.Registration is) {
        List<Change> changes = new ArrayList<>();
        compare(changes, "mode", was.mode().name(), is.mode().name());
        compare(changes, "confirmEmail", String.valueOf(was.confirmEmail()), String.valueOf(is.confirmEmail()));
        compare(
                changes,
                "defaultRole",
                was.defaultRole().name(),
                is.defaultRole().name());
        compare(changes, "closedText", was.closedText(), is.closedText());
        compare(changes, "inviteRequestText", was.inviteRequestText(), is.inviteRequestText());
        compare(changes, "inviteQuestion", was.inviteQuestion(), is.inviteQuestion());
        return changes;
    }

    private static void compare(List<Change> changes, String setting, String before, String after) {
        if (!before.equals(after)) {
            changes.add(new Change(setting, before, after));
        }
    }

    private void record(Handle handle, AccountId by, ActKind kind, List<Change> changes) {
        changes.forEach(
                change -> log.record(handle, Act.of(by, kind, change.setting(), change.before(), change.after())));
    }
}
