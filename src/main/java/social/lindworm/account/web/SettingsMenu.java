package social.lindworm.account.web;

import java.util.List;
import social.lindworm.web.Frame;
import social.lindworm.web.view.Link;
import social.lindworm.web.view.MenuSection;

/// The menu beside all settings of a person.
public final class SettingsMenu {

    private SettingsMenu() {}

    public static List<MenuSection> of(Frame frame) {
        return List.of(
                section(frame, "account.settings.you", "profile", "email"),
                section(frame, "account.settings.safety", "password", "security"),
                section(frame, "account.settings.data", "user-export"),
                section(frame, "account.settings.leave", "deactivate", "delete"));
    }

    private static MenuSection section(Frame frame, String title, String... pages) {
        return new MenuSection(
                frame.text(title),
                List.of(pages).stream()
                        .map(page ->
                                Link.at("/preferences/" + page, frame.text("account.settings." + page), frame.path()))
                        .toList());
    }
}
