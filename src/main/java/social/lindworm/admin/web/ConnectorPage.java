package social.lindworm.admin.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import social.lindworm.admin.ConnectorChanges;
import social.lindworm.admin.ConnectorChanges.Outcome;
import social.lindworm.common.AppException;
import social.lindworm.common.Message;
import social.lindworm.media.MediaLibrary;
import social.lindworm.search.Connector;
import social.lindworm.search.Connectors;
import social.lindworm.search.CoversUrl;
import social.lindworm.web.Access;
import social.lindworm.web.Form;
import social.lindworm.web.Frame;
import social.lindworm.web.Permission;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.Visit;

/// Where books and their covers come from, under the addresses that BookWyrm's guide to external storage names.
public final class ConnectorPage implements Routes {

    static final String SELF = "/admin/bookwyrm/connector";

    private static final String TEMPLATE = "admin/connector.jte";
    private static final Access ADMINS = Access.may(Permission.SYSTEM_ADMINISTRATION);
    private static final int OVERTAKEN = 409;

    private final Connectors connectors;
    private final ConnectorChanges changes;
    private final MediaLibrary pictures;

    ConnectorPage(Connectors connectors, ConnectorChanges changes, MediaLibrary pictures) {
        this.connectors = connectors;
        this.changes = changes;
        this.pictures = pictures;
    }

    public record Row(Connector connector, String path, String covers) {}

    public record ListView(List<Row> rows) {}

    /// @param followed what covers would come from without a value of the connector's own
    public record View(Form form, Connector connector, String path, String followed) {}

    @Override
    public void register(Router router) {
        router.get(SELF, ADMINS, this::list);
        router.get(SELF + "/{id}/change", ADMINS, this::show);
        router.post(SELF + "/{id}/change", ADMINS, this::save);
    }

    private void list(Visit visit) {
        String followed = followed(visit.frame());
        List<Row> rows = connectors.all().stream()
                .map(connector -> new Row(
                        connector,
                        path(connector),
                        connector.covers().map(CoversUrl::text).orElse(followed)))
                .toList();
        visit.render("admin/connectors.jte", new ListView(rows));
    }

    private void show(Visit visit) {
        Connector connector = connector(visit);
        Form form = Form.of(Map.of(
                "coversUrl", List.of(connector.covers().map(CoversUrl::text).orElse(""))));
        visit.render(TEMPLATE, view(visit.frame(), form, connector));
    }

    private Connector connector(Visit visit) {
        return connectors
                .find(visit.id("id"))
                .orElseThrow(() -> new AppException.NotFound("no connector " + visit.path("id")));
    }

    private void save(Visit visit) {
        Connector connector = connector(visit);
        Form form = visit.form();
        Optional<CoversUrl> covers = covers(form);
        if (!form.valid()) {
            visit.render(Steps.UNPROCESSABLE, TEMPLATE, view(visit.frame(), form, connector));
            return;
        }
        switch (changes.fetchCovers(Steps.self(visit), connector.id(), version(form), covers)) {
            case Outcome.Done() -> visit.redirect(path(connector), Message.of("admin.saved"));
            case Outcome.Overtaken(Connector now) -> {
                form.error("coversUrl", overtaken(now));
                visit.render(OVERTAKEN, TEMPLATE, view(visit.frame(), form, now));
            }
        }
    }

    private static Optional<CoversUrl> covers(Form form) {
        String typed = form.optional("coversUrl", CoversUrl.MAX_LENGTH);
        Optional<CoversUrl> covers = CoversUrl.parse(typed);
        if (covers.isEmpty() && !typed.isEmpty() && form.valid()) {
            form.error("coversUrl", Message.of("admin.connector.coversUrl.malformed"));
        }
        return covers;
    }

    /// Of the connector that the form was filled in for; a form without one was filled in for none.
    private static long version(Form form) {
        return form.integer("version", 1, Integer.MAX_VALUE).orElse(0);
    }

    private static Message overtaken(Connector now) {
        return now.covers()
                .map(covers -> Message.of("admin.connector.overtaken", covers.text()))
                .orElseGet(() -> Message.of("admin.connector.overtakenEmpty"));
    }

    private View view(Frame frame, Form form, Connector connector) {
        return new View(form, connector, path(connector), followed(frame));
    }

    private String followed(Frame frame) {
        String base = pictures.base();
        return base.startsWith("/") ? frame.absolute(base) : base;
    }

    private static String path(Connector connector) {
        return SELF + "/" + connector.id() + "/change/";
    }
}
