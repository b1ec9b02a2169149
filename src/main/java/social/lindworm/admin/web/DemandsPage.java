package social.lindworm.admin.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import social.lindworm.account.Demand;
import social.lindworm.admin.PeopleChanges;
import social.lindworm.common.Message;
import social.lindworm.site.Role;
import social.lindworm.web.Access;
import social.lindworm.web.Form;
import social.lindworm.web.Frame;
import social.lindworm.web.Permission;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.Visit;
import social.lindworm.web.view.Choice;

/// Asks many people at once for another password or a second factor: first it says how many it would reach, then it
/// asks.
public final class DemandsPage implements Routes {

    static final String SELF = "/settings/force-password-reset";

    private static final Access MODERATORS = Access.may(Permission.MODERATE_USER);
    private static final String EVERYBODY = "ALL";

    private final PeopleChanges changes;

    DemandsPage(PeopleChanges changes) {
        this.changes = changes;
    }

    /// @param reach how many people it would be asked of, empty before that was looked up
    public record View(Form form, List<Choice> demands, List<Choice> groups, Optional<Long> reach) {

        public String demandText(Frame frame) {
            return frame.text("admin.demands." + form.text("demand"));
        }
    }

    /// A group of people in the reader's words.
    ///
    /// @param role its name, empty for everybody
    static String whom(Frame frame, String role) {
        return role.isEmpty() ? frame.text("admin.demands.everybody") : frame.text("admin.role." + role);
    }

    @Override
    public void register(Router router) {
        router.get(SELF, MODERATORS, visit -> show(visit, 200, first(), Optional.empty()));
        router.post(SELF, MODERATORS, this::ask);
    }

    private static Form first() {
        return Form.of(Map.of("demand", List.of(Demand.NEW_PASSWORD.name()), "who", List.of(EVERYBODY)));
    }

    private static void show(Visit visit, int status, Form form, Optional<Long> reach) {
        Frame frame = visit.frame();
        List<Choice> groups = new ArrayList<>();
        groups.add(Choice.of(EVERYBODY, whom(frame, "")));
        Stream.of(Role.values())
                .map(role -> Choice.of(role.name(), whom(frame, role.name())))
                .forEach(groups::add);
        visit.render(
                status,
                "admin/demands.jte",
                new View(
                        form,
                        Stream.of(Demand.values())
                                .map(demand -> new Choice(
                                        demand.name(),
                                        frame.text("admin.demands." + demand),
                                        frame.text("admin.demands." + demand + ".help")))
                                .toList(),
                        groups,
                        reach));
    }

    private void ask(Visit visit) {
        Form form = visit.form();
        Optional<Demand> demand = Steps.chosen(Demand.class, form.text("demand"));
        Optional<Role> role = Steps.chosen(Role.class, form.text("who"));
        if (demand.isEmpty()) {
            form.error("demand", Message.of("admin.unknown"));
        }
        if (role.isEmpty() && !form.text("who").equals(EVERYBODY)) {
            form.error("who", Message.of("admin.unknown"));
        }
        if (demand.isEmpty() || !form.valid()) {
            show(visit, Steps.UNPROCESSABLE, form, Optional.empty());
        } else if (form.ticked("sure")) {
            int asked = changes.demandOfAll(Steps.self(visit), role, demand.get());
            visit.redirect(SELF, Message.of("admin.demands.asked", asked));
        } else {
            show(visit, 200, form, Optional.of(changes.count(Steps.self(visit), role, demand.get())));
        }
    }
}
