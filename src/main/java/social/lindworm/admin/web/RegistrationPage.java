package social.lindworm.admin.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import social.lindworm.admin.SiteChanges;
import social.lindworm.common.Message;
import social.lindworm.site.RegistrationMode;
import social.lindworm.site.Role;
import social.lindworm.site.Site;
import social.lindworm.site.Sites;
import social.lindworm.web.Access;
import social.lindworm.web.Form;
import social.lindworm.web.Frame;
import social.lindworm.web.Permission;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.Visit;
import social.lindworm.web.view.Choice;

/// Who may join, and what they are told: admins decide all of it, owners write the texts.
public final class RegistrationPage implements Routes {

    static final String ALL = "/settings/site-registration-admin";
    static final String TEXTS = "/settings/site-registration";

    private static final String TEMPLATE = "admin/registration.jte";
    private static final Access ADMINS = Access.may(Permission.MANAGE_REGISTRATION);
    private static final Access OWNERS = Access.may(Permission.EDIT_INSTANCE_SETTINGS);

    private final Sites sites;
    private final SiteChanges changes;
    private final boolean mailConfigured;

    RegistrationPage(Sites sites, SiteChanges changes, boolean mailConfigured) {
        this.sites = sites;
        this.changes = changes;
        this.mailConfigured = mailConfigured;
    }

    /// @param all whether the reader decides who may join, beside the texts
    public record View(
            Form form, boolean all, String action, List<Choice> modes, List<Choice> roles, boolean mailConfigured) {}

    @Override
    public void register(Router router) {
        router.get("/settings/registration", OWNERS, visit -> visit.redirect(home(visit)));
        router.get(ALL, ADMINS, visit -> show(visit, true));
        router.post(ALL, ADMINS, visit -> save(visit, true));
        router.get(TEXTS, OWNERS, visit -> {
            if (visit.viewer().may(Permission.MANAGE_REGISTRATION)) {
                visit.redirect(ALL);
            } else {
                show(visit, false);
            }
        });
        router.post(TEXTS, OWNERS, visit -> save(visit, false));
    }

    private static String home(Visit visit) {
        return visit.viewer().may(Permission.MANAGE_REGISTRATION) ? ALL : TEXTS;
    }

    private void show(Visit visit, boolean all) {
        Site.Registration now = sites.current().registration();
        Form form = Form.of(Map.of(
                "mode", List.of(now.mode().name()),
                "confirmEmail", now.confirmEmail() ? List.of("true") : List.of(),
                "defaultRole", List.of(now.defaultRole().name()),
                "closedText", List.of(now.closedText()),
                "inviteRequestText", List.of(now.inviteRequestText()),
                "inviteQuestion", List.of(now.inviteQuestion())));
        visit.render(TEMPLATE, view(visit.frame(), form, all));
    }

    private View view(Frame frame, Form form, boolean all) {
        return new View(
                form,
                all,
                all ? ALL : TEXTS,
                Stream.of(RegistrationMode.values())
                        .map(mode -> new Choice(
                                mode.name(),
                                frame.text("admin.registration.mode." + mode),
                                frame.text("admin.registration.mode." + mode + ".help")))
                        .toList(),
                joining()
                        .map(role -> new Choice(
                                role.name(),
                                frame.text("admin.role." + role),
                                frame.text("admin.role." + role + ".help")))
                        .toList(),
                mailConfigured);
    }

    /// What somebody may become by joining.
    private static Stream<Role> joining() {
        return Stream.of(Role.values()).filter(role -> !role.atLeast(Role.MODERATOR));
    }

    private void save(Visit visit, boolean all) {
        Form form = visit.form();
        Site.Registration now = sites.current().registration();
        String closed = form.optional("closedText", Site.Registration.MAX_TEXT);
        String request = form.optional("inviteRequestText", Site.Registration.MAX_TEXT);
        String question =
                form.optional("inviteQuestion", Site.Registration.MAX_QUESTION).replace('\n', ' ');
        RegistrationMode mode = all ? mode(form).orElse(now.mode()) : now.mode();
        Role role = all ? role(form).orElse(now.defaultRole()) : now.defaultRole();
        boolean confirm = all ? form.ticked("confirmEmail") : now.confirmEmail();
        if (form.valid()) {
            changes.letIn(Steps.self(visit), new Site.Registration(mode, closed, request, question, confirm, role));
            visit.redirect(home(visit), Message.of("admin.saved"));
        } else {
            visit.render(Steps.UNPROCESSABLE, TEMPLATE, view(visit.frame(), form, all));
        }
    }

    private static Optional<RegistrationMode> mode(Form form) {
        Optional<RegistrationMode> mode = Steps.chosen(RegistrationMode.class, form.text("mode"));
        if (mode.isEmpty()) {
            form.error("mode", Message.of("admin.unknown"));
        }
        return mode;
    }

    private static Optional<Role> role(Form form) {
        Optional<Role> role = Steps.chosen(Role.class, form.text("defaultRole"))
                .filter(chosen -> joining().anyMatch(chosen::equals));
        if (role.isEmpty()) {
            form.error("defaultRole", Message.of("admin.unknown"));
        }
        return role;
    }
}
