package social.lindworm.account.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import social.lindworm.account.AccountId;
import social.lindworm.account.Accounts;
import social.lindworm.account.Avatars;
import social.lindworm.account.Person;
import social.lindworm.account.Profiles;
import social.lindworm.account.Profiles.Settings;
import social.lindworm.account.Zones;
import social.lindworm.common.Message;
import social.lindworm.web.Access;
import social.lindworm.web.Form;
import social.lindworm.web.Frame;
import social.lindworm.web.Languages;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.Theme;
import social.lindworm.web.Upload;
import social.lindworm.web.Visit;
import social.lindworm.web.view.Choice;

/// What people show of themselves, and how they like their pages.
public final class EditProfilePage implements Routes {

    private static final String TEMPLATE = "account/editProfile.jte";
    private static final String SELF = "/preferences/profile";
    private static final int AVATAR_PIXELS = 240;

    private final Profiles profiles;
    private final Accounts accounts;
    private final Avatars avatars;
    private final long uploadLimit;

    EditProfilePage(Profiles profiles, Accounts accounts, Avatars avatars, long uploadLimit) {
        this.profiles = profiles;
        this.accounts = accounts;
        this.avatars = avatars;
        this.uploadLimit = uploadLimit;
    }

    /// @param avatar their picture as it is, empty while there is none
    /// @param uploadLimit bytes a picture may have
    public record View(
            Form form,
            Optional<String> avatar,
            boolean hasAvatar,
            List<Choice> languages,
            List<Choice> themes,
            List<Choice> zones,
            long uploadLimit) {}

    @Override
    public void register(Router router) {
        router.get("/preferences", Access.SIGNED_IN, visit -> visit.redirect(SELF));
        router.get(SELF, Access.SIGNED_IN, this::show);
        router.post(SELF, Access.SIGNED_IN, this::save);
    }

    private void show(Visit visit) {
        Settings now = profiles.of(Steps.self(visit));
        Form form = Form.of(Map.of(
                "displayName", List.of(now.displayName()),
                "summary", List.of(now.summary()),
                "language", List.of(now.language()),
                "theme", List.of(now.theme().name()),
                "zone", List.of(now.zone())));
        visit.render(TEMPLATE, view(visit, form));
    }

    private View view(Visit visit, Form form) {
        Frame frame = visit.frame();
        Optional<Long> avatar = accounts.find(Steps.self(visit)).flatMap(Person::avatar);
        return new View(
                form,
                avatar.flatMap(media -> avatars.url(media, AVATAR_PIXELS)),
                avatar.isPresent(),
                languages(frame),
                List.of(Theme.values()).stream()
                        .map(theme -> Choice.of(theme.name(), frame.text("account.edit.theme." + theme)))
                        .toList(),
                Zones.all().stream()
                        .map(zone -> Choice.of(zone, zone.replace('_', ' ')))
                        .toList(),
                uploadLimit);
    }

    private static List<Choice> languages(Frame frame) {
        List<Choice> choices = new ArrayList<>();
        choices.add(Choice.of("", frame.text("account.edit.language.auto")));
        for (Locale locale : Languages.ALL) {
            choices.add(Choice.of(locale.toLanguageTag(), frame.text("account.edit.language." + locale)));
        }
        return choices;
    }

    private void save(Visit visit) {
        Form form = visit.form();
        String name = form.optional("displayName", Profiles.MAX_DISPLAY_NAME).replace('\n', ' ');
        String summary = form.optional("summary", Profiles.MAX_SUMMARY);
        Optional<Theme> theme = Choices.of(Theme.class, form.text("theme"));
        String language = known(
                form,
                "language",
                Languages.ALL.stream().map(Locale::toLanguageTag).toList());
        String zone = known(form, "zone", Zones.all());
        if (theme.isEmpty()) {
            form.error("theme", Message.of("account.edit.unknown"));
        }
        if (form.valid() && avatar(form, Steps.self(visit))) {
            profiles.change(Steps.self(visit), new Settings(name, summary, language, theme.orElseThrow(), zone));
            visit.redirect(SELF, Message.of("account.settings.saved"));
        } else {
            visit.render(Steps.UNPROCESSABLE, TEMPLATE, view(visit, form));
        }
    }

    private static String known(Form form, String field, List<String> allowed) {
        String text = form.text(field);
        if (!text.isEmpty() && !allowed.contains(text)) {
            form.error(field, Message.of("account.edit.unknown"));
        }
        return text;
    }

    /// Takes the picture in, or takes it away; false when it was refused.
    private boolean avatar(Form form, AccountId self) {
        Optional<Upload> upload = form.file("avatar");
        if (upload.isEmpty()) {
            if (form.ticked("removeAvatar")) {
                profiles.removeAvatar(self);
            }
            return true;
        }
        switch (avatars.keep(self, upload.get())) {
            case Avatars.Outcome.Kept(long media) -> profiles.changeAvatar(self, media);
            case Avatars.Outcome.Refused(Message why) -> form.error("avatar", why);
        }
        return form.valid();
    }
}
