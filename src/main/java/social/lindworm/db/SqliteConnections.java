package social.lindworm.db;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// How connections to the embedded database are opened.
///
/// WAL with full synchronisation: what was committed survives `kill -9` and a power cut
/// (sqlite.org/pragma.html#pragma_synchronous).
/// Writing transactions begin IMMEDIATE, since one that starts by reading could not be promoted while another process
/// writes.
final class SqliteConnections {

    private static final int WAIT_FOR_OTHER_PROCESS_MS = 20_000;
    /// Run on each reading connection, so that a stray write fails at once instead of racing the writer.
    static final String READ_ONLY = "pragma query_only = true";

    /// Of each connection. The file is not mapped into memory besides: every connection would map it once more, and a
    /// large library would look like a large server to whoever limits its memory.
    private static final int CACHE_KIB = 8 * 1024;

    private SqliteConnections() {}

    static DataSource writing(Path file) {
        SQLiteConfig config = common();
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        return source(file, config);
    }

    static DataSource reading(Path file) {
        return source(file, common());
    }

    private static SQLiteConfig common() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(WAIT_FOR_OTHER_PROCESS_MS);
        config.enforceForeignKeys(true);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setCacheSize(-CACHE_KIB);
        return config;
    }

    private static DataSource source(Path file, SQLiteConfig config) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source;
    }
}
