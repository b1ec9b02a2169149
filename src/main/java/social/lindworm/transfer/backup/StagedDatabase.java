package social.lindworm.transfer.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import social.lindworm.config.DatabaseConfig;
import social.lindworm.db.Database;

/// An empty database beside the real one, which takes its place at once when it is filled.
sealed interface StagedDatabase extends AutoCloseable permits StagedSqlite, StagedPostgres {

    static StagedDatabase beside(DatabaseConfig config) throws SQLException, IOException {
        return switch (config) {
            case DatabaseConfig.Sqlite sqlite -> new StagedSqlite(sqlite.file());
            case DatabaseConfig.Postgres postgres -> new StagedPostgres(postgres);
        };
    }

    Database database();

    /// Puts it in the place of the real one; the last step that can fail.
    ///
    /// @param aside where the files of the replaced one go, if it has any
    void takeOver(Moves moves, Path aside) throws SQLException, IOException;

    /// Removes it, unless it took over.
    @Override
    void close() throws SQLException, IOException;
}
