package social.lindworm.account.web;

import java.util.List;
import social.lindworm.account.AccountId;
import social.lindworm.account.Device;
import social.lindworm.account.SecondFactors;
import social.lindworm.account.Session;
import social.lindworm.account.Sessions;
import social.lindworm.common.Message;
import social.lindworm.web.Access;
import social.lindworm.web.Frame;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.Visit;

/// Where somebody is signed in, and whether a second factor guards them.
public final class SecurityPage implements Routes {

    private static final String SELF = "/preferences/security";

    private final Sessions sessions;
    private final SecondFactors secondFactors;

    SecurityPage(Sessions sessions, SecondFactors secondFactors) {
        this.sessions = sessions;
        this.secondFactors = secondFactors;
    }

    /// @param device in words
    /// @param current whether this page is seen in it
    public record Row(Session session, String device, boolean current) {}

    public record View(SecondFactors.Status factor, List<Row> sessions) {}

    @Override
    public void register(Router router) {
        router.get(SELF, Access.SIGNED_IN, this::show);
        router.post(SELF + "/logout/{id}", Access.SIGNED_IN, this::end);
        router.post(SELF + "/logout-others", Access.SIGNED_IN, this::endOthers);
    }

    private void show(Visit visit) {
        AccountId self = Steps.self(visit);
        long current = visit.viewer().sessionId();
        List<Row> rows = sessions.of(self).stream()
                .map(session -> new Row(session, words(visit.frame(), session.device()), session.id() == current))
                .toList();
        visit.render("account/security.jte", new View(secondFactors.status(self), rows));
    }

    private static String words(Frame frame, Device device) {
        if (device.browser().isEmpty() && device.system().isEmpty()) {
            return frame.text("account.security.deviceUnknown");
        }
        boolean both = !device.browser().isEmpty() && !device.system().isEmpty();
        return both
                ? frame.text("account.security.device", device.browser(), device.system())
                : device.browser() + device.system();
    }

    private void end(Visit visit) {
        boolean ended = sessions.end(Steps.self(visit), visit.id("id"));
        visit.redirect(SELF, Message.of(ended ? "account.security.ended" : "account.security.gone"));
    }

    private void endOthers(Visit visit) {
        sessions.endOthers(Steps.self(visit), visit.viewer().sessionId());
        visit.redirect(SELF, Message.of("account.security.othersEnded"));
    }
}
