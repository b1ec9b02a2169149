package social.lindworm.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.lindworm.config.Config;
import social.lindworm.config.DatabaseConfig;

/// Whether a process carries a move of the pictures on at this moment, for one that would get in its way.
public enum MoveLook {
    AT_WORK,
    /// Or there is no database that could know of one.
    QUIET,
    /// The database is there and could not be asked.
    UNKNOWN;

    private static final Logger LOG = LoggerFactory.getLogger(MoveLook.class);

    /// What every SQLite database begins with.
    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    public static MoveLook at(Config config) {
        try {
            return isDatabase(config.database()) ? ask(config) : QUIET;
        } catch (IOException | SQLException | RuntimeException e) {
            LOG.atDebug().setCause(e).log("could not look whether pictures are being moved");
            return UNKNOWN;
        }
    }

    private static MoveLook ask(Config config) throws SQLException {
        try (Instance instance = Instance.open(config)) {
            boolean known = instance.database().<Boolean, SQLException>read(handle -> isKnown(handle.getConnection()));
            return known
                            && instance.moves()
                                    .current()
                                    .filter(move ->
                                            move.isRunning(instance.clock().instant()))
                                    .isPresent()
                    ? AT_WORK
                    : QUIET;
        }
    }

    /// A damaged or empty file is none: whoever restores over it must not be stopped.
    private static boolean isDatabase(DatabaseConfig config) throws IOException {
        return switch (config) {
            case DatabaseConfig.Sqlite sqlite -> Files.exists(sqlite.file()) && begins(sqlite.file());
            case DatabaseConfig.Postgres _ -> true;
        };
    }

    private static boolean begins(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return Arrays.equals(content.readNBytes(SQLITE.length), SQLITE);
        }
    }

    private static boolean isKnown(Connection connection) throws SQLException {
        try (ResultSet tables = connection
                .getMetaData()
                .getTables(null, connection.getSchema(), "media_move", new String[] {"TABLE"})) {
            return tables.next();
        }
    }
}
