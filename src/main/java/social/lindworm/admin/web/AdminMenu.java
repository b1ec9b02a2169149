package social.lindworm.admin.web;

import java.util.ArrayList;
import java.util.List;
import social.lindworm.web.Frame;
import social.lindworm.web.Permission;
import social.lindworm.web.view.Link;
import social.lindworm.web.view.MenuSection;

/// The menu beside all admin pages: one line here makes a page reachable for those who may see it.
public final class AdminMenu {

    private static final List<Section> SECTIONS = List.of(
            new Section("", List.of(new Entry(DashboardPage.SELF, "dashboard", Permission.MODERATE_USER))),
            new Section(
                    "people",
                    List.of(
                            new Entry(UsersPage.SELF, "users", Permission.MODERATE_USER),
                            new Entry(InvitesPage.SELF, "invites", Permission.CREATE_INVITES),
                            new Entry(RequestsPage.SELF, "requests", Permission.CREATE_INVITES),
                            new Entry(DemandsPage.SELF, "demands", Permission.MODERATE_USER))),
            new Section(
                    "instance",
                    List.of(
                            new Entry("/settings/site-settings", "site", Permission.EDIT_INSTANCE_SETTINGS),
                            new Entry(RegistrationPage.TEXTS, "registration", Permission.EDIT_INSTANCE_SETTINGS),
                            new Entry(ConnectorPage.SELF, "connector", Permission.SYSTEM_ADMINISTRATION),
                            new Entry(JobsPage.SELF, "jobs", Permission.EDIT_INSTANCE_SETTINGS),
                            new Entry(StoragePage.SELF, "storage", Permission.SYSTEM_ADMINISTRATION),
                            new Entry(LogPage.SELF, "log", Permission.MODERATE_USER))));

    private AdminMenu() {}

    /// @param key of its title below `admin.menu`, empty without one
    private record Section(String key, List<Entry> entries) {}

    /// @param key of its label below `admin.menu`
    private record Entry(String path, String key, Permission permission) {}

    /// What of it the reader may see.
    public static List<MenuSection> of(Frame frame) {
        List<MenuSection> menu = new ArrayList<>();
        for (Section section : SECTIONS) {
            List<Link> links = section.entries().stream()
                    .filter(entry -> frame.viewer().may(entry.permission()))
                    .map(entry -> new Link(
                            entry.path(),
                            frame.text("admin.menu." + entry.key()),
                            frame.path().startsWith(entry.path())))
                    .toList();
            if (!links.isEmpty()) {
                menu.add(new MenuSection(
                        section.key().isEmpty() ? "" : frame.text("admin.menu." + section.key()), links));
            }
        }
        return menu;
    }
}
