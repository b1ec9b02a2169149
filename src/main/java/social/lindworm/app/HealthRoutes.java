package social.lindworm.app;

import java.util.Map;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.lindworm.db.Database;
import social.lindworm.web.Access;
import social.lindworm.web.Router;
import social.lindworm.web.Routes;
import social.lindworm.web.Visit;

/// `GET /health`: 200 while the database answers, 503 otherwise; for load balancers and for `up -d`.
final class HealthRoutes implements Routes {

    private static final Logger LOG = LoggerFactory.getLogger(HealthRoutes.class);

    private final Database database;

    HealthRoutes(Database database) {
        this.database = database;
    }

    @Override
    public void register(Router router) {
        router.get("/health", Access.PUBLIC, this::health);
    }

    private void health(Visit visit) {
        boolean well = answers();
        visit.context()
                .status(well ? 200 : 503)
                .header("Cache-Control", "no-store")
                .json(Map.of("status", well ? "ok" : "failing", "database", well ? "ok" : "away"));
    }

    private boolean answers() {
        try {
            return database.read(
                    handle -> handle.createQuery("select 1").mapTo(int.class).one() == 1);
        } catch (JdbiException e) {
            LOG.atWarn().setCause(e).log("the database does not answer");
            return false;
        }
    }
}
