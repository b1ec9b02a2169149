package social.lindworm.admin.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import social.lindworm.admin.SiteChanges;
import social.lindworm.admin.SiteChanges.PictureWish;
import social.lindworm.admin.SiteChanges.Pictures;
import social.lindworm.admin.SiteChanges.Presentation;
import social.lindworm.common.Message;
import social.lindworm.media.Keeping;
import social.lindworm.media.MediaId;
import social.lindworm.media.MediaKind;
import social.lindworm.media.MediaLibrary;
import social.lindworm.site.Site;
import social.lindworm.site.Sites;
import social.lindworm.web.Access;
import social.lindworm.web.Form;
import social.lindworm.web.Frame;
import social.lindworm.web.Permission;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.Upload;
import social.lindworm.web.Visit;
import social.lindworm.web.view.Accent;
import social.lindworm.web.view.Choice;

/// How the instance presents itself: name and texts, logo, colour; and what people may take out of it.
public final class SiteSettingsPage implements Routes {

    private static final String SELF = "/settings/site-settings";
    private static final String TEMPLATE = "admin/site.jte";
    private static final Access OWNERS = Access.may(Permission.EDIT_INSTANCE_SETTINGS);
    private static final int LOGO_PIXELS = 200;
    private static final String BUILT_IN_ACCENT = "#1f5c4a";
    private static final String OWN = "OWN";

    private final Sites sites;
    private final SiteChanges changes;
    private final MediaLibrary pictures;
    private final long uploadLimit;

    SiteSettingsPage(Sites sites, SiteChanges changes, MediaLibrary pictures, long uploadLimit) {
        this.sites = sites;
        this.changes = changes;
        this.pictures = pictures;
        this.uploadLimit = uploadLimit;
    }

    /// A picture of the instance as it is.
    ///
    /// @param name of its field
    /// @param path empty while there is none to show
    public record Slot(String name, boolean there, Optional<String> path) {

        public String removal() {
            return "remove" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        }
    }

    /// @param accent the colour in use in the shades that pages make of it
    public record View(Form form, List<Slot> slots, Optional<Accent> accent, List<Choice> accents, long uploadLimit) {}

    @Override
    public void register(Router router) {
        router.get(SELF, OWNERS, this::show);
        router.post(SELF, OWNERS, this::save);
    }

    private void show(Visit visit) {
        Site site = sites.current();
        Optional<String> accent = site.look().accentColour();
        Site.Exports exports = site.exports();
        Form form = Form.of(Map.ofEntries(
                Map.entry("name", List.of(site.identity().name())),
                Map.entry("tagline", List.of(site.identity().tagline())),
                Map.entry("shortDescription", List.of(site.identity().shortDescription())),
                Map.entry("description", List.of(site.identity().description())),
                Map.entry("codeOfConduct", List.of(site.texts().codeOfConduct())),
                Map.entry("privacyPolicy", List.of(site.texts().privacyPolicy())),
                Map.entry("footer", List.of(site.texts().footer())),
                Map.entry("accentChoice", List.of(accent.isPresent() ? OWN : "BUILT_IN")),
                Map.entry("accent", List.of(accent.orElse(BUILT_IN_ACCENT))),
                Map.entry("exportsOffered", exports.offered() ? List.of("true") : List.of()),
                Map.entry("exportHours", List.of(Integer.toString(exports.hoursBetween()))),
                Map.entry("exportDays", List.of(Integer.toString(exports.daysKept())))));
        visit.render(TEMPLATE, view(visit.frame(), form));
    }

    private View view(Frame frame, Form form) {
        Site.Look look = sites.current().look();
        return new View(
                form,
                List.of(
                        slot("logo", look.logo()),
                        slot("smallLogo", look.smallLogo()),
                        slot("favicon", look.favicon())),
                look.accentColour().flatMap(Accent::of),
                List.of(
                        Choice.of("BUILT_IN", frame.text("admin.site.accent.builtIn")),
                        Choice.of(OWN, frame.text("admin.site.accent.own"))),
                uploadLimit);
    }

    private Slot slot(String name, Optional<Long> picture) {
        return new Slot(name, picture.isPresent(), picture.flatMap(id -> pictures.url(new MediaId(id), LOGO_PIXELS)));
    }

    private void save(Visit visit) {
        Form form = visit.form();
        String name = oneLine(form.require("name", Site.Identity.MAX_NAME));
        String tagline = oneLine(form.optional("tagline", Site.Identity.MAX_TAGLINE));
        String lead = oneLine(form.optional("shortDescription", Site.Identity.MAX_SHORT_DESCRIPTION));
        String description = form.optional("description", Site.Identity.MAX_DESCRIPTION);
        String conduct = form.optional("codeOfConduct", Site.Texts.MAX_LENGTH);
        String privacy = form.optional("privacyPolicy", Site.Texts.MAX_LENGTH);
        String footer = form.optional("footer", Site.Texts.MAX_FOOTER);
        Optional<String> accent = accent(form);
        Site.Exports exports = exports(form);
        // A picture is taken in last, so that none is kept for a form that comes back.
        Optional<Pictures> given = form.valid() ? pictures(form, visit.viewer().accountId()) : Optional.empty();
        if (given.isEmpty()) {
            visit.render(Steps.UNPROCESSABLE, TEMPLATE, view(visit.frame(), form));
            return;
        }
        changes.present(
                Steps.self(visit),
                new Presentation(
                        new Site.Identity(name, tagline, lead, description),
                        new Site.Texts(conduct, privacy, footer),
                        accent,
                        given.get(),
                        exports));
        visit.redirect(SELF, Message.of("admin.saved"));
    }

    private static String oneLine(String text) {
        return text.replace('\n', ' ').replace('\t', ' ');
    }

    private static Optional<String> accent(Form form) {
        if (!form.text("accentChoice").equals(OWN)) {
            return Optional.empty();
        }
        String colour = form.text("accent").toLowerCase(Locale.ROOT);
        if (Accent.of(colour).isEmpty()) {
            form.error("accent", Message.of("admin.site.accent.malformed"));
        } else if (!Accent.distinct(colour)) {
            form.error("accent", Message.of("admin.site.accent.grey"));
        }
        return Optional.of(colour);
    }

    private static Site.Exports exports(Form form) {
        return new Site.Exports(
                form.ticked("exportsOffered"),
                number(form, "exportHours", Site.Exports.MAX_HOURS_BETWEEN),
                number(form, "exportDays", Site.Exports.MAX_DAYS_KEPT));
    }

    /// The least one where another is refused.
    private static int number(Form form, String name, int most) {
        OptionalInt number = form.integer(name, 1, most);
        if (number.isEmpty() && form.errors(name).isEmpty()) {
            form.error(name, Message.of("web.form.required"));
        }
        return number.orElse(1);
    }

    /// Empty when one was refused; those that were taken in before it are let go of.
    private Optional<Pictures> pictures(Form form, long giver) {
        List<Optional<PictureWish>> wishes = Stream.of("logo", "smallLogo", "favicon")
                .map(name -> picture(form, name, giver))
                .toList();
        if (wishes.stream().allMatch(Optional::isPresent)) {
            return Optional.of(new Pictures(
                    wishes.get(0).orElseThrow(),
                    wishes.get(1).orElseThrow(),
                    wishes.get(2).orElseThrow()));
        }
        wishes.forEach(wish -> wish.filter(PictureWish.Show.class::isInstance)
                .map(PictureWish.Show.class::cast)
                .ifPresent(taken -> pictures.discard(taken.picture())));
        return Optional.empty();
    }

    private Optional<PictureWish> picture(Form form, String name, long giver) {
        Optional<Upload> upload = form.file(name);
        if (upload.isEmpty()) {
            boolean removed = form.ticked(new Slot(name, true, Optional.empty()).removal());
            return Optional.of(removed ? new PictureWish.Remove() : new PictureWish.Keep());
        }
        return switch (pictures.keepAndLook(MediaKind.LOGO, upload.get(), giver)) {
            case Keeping.Kept(MediaId id) -> Optional.of(new PictureWish.Show(id));
            case Keeping.Refused(Message why) -> {
                form.error(name, why);
                yield Optional.empty();
            }
        };
    }
}
