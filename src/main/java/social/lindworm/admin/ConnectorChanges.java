package social.lindworm.admin;

import java.util.Optional;
import social.lindworm.account.AccountId;
import social.lindworm.common.AppException;
import social.lindworm.db.Database;
import social.lindworm.search.Connector;
import social.lindworm.search.Connectors;
import social.lindworm.search.CoversUrl;

/// Changes where books and their covers come from. Thread-safe.
public final class ConnectorChanges {

    private final Database database;
    private final Connectors connectors;
    private final ActLog log;

    ConnectorChanges(Database database, Connectors connectors, ActLog log) {
        this.database = database;
        this.connectors = connectors;
        this.log = log;
    }

    /// What became of a change.
    public sealed interface Outcome {

        record Done() implements Outcome {}

        /// Somebody else was faster; nothing was changed.
        ///
        /// @param now as it is since
        record Overtaken(Connector now) implements Outcome {}
    }

    /// @param version of the connector that the change was made for
    /// @param covers empty to follow the storage settings
    public Outcome fetchCovers(AccountId by, long id, long version, Optional<CoversUrl> covers) {
        return database.write(handle -> {
            Connector now = connectors.find(handle, id).orElseThrow(() -> missing(id));
            if (now.covers().equals(covers)) {
                return new Outcome.Done();
            }
            if (now.version() != version || !connectors.changeCovers(handle, now, covers)) {
                return new Outcome.Overtaken(connectors.find(handle, id).orElseThrow(() -> missing(id)));
            }
            log.record(handle, Act.of(by, ActKind.CONNECTOR, "coversUrl", text(now.covers()), text(covers)));
            return new Outcome.Done();
        });
    }

    private static AppException missing(long id) {
        return new AppException.NotFound("no connector " + id);
    }

    private static String text(Optional<CoversUrl> covers) {
        return covers.map(CoversUrl::text).orElse("");
    }
}
