package social.lindworm.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import social.lindworm.common.AppException;
import social.lindworm.common.Message;
import social.lindworm.config.DatabaseConfig;

/// The one way to the database. Thread-safe.
///
/// Instants are bound and mapped as epoch milliseconds, enums by name. SQLite has one writing connection, so that
/// writers queue fairly instead of failing on a locked file (docs/adr/0003); PostgreSQL serves both from one pool.
public final class Database implements AutoCloseable {

    /// PostgreSQL's; on SQLite no two write at once.
    private static final String UNIQUE_VIOLATION = "23505";

    private static final String POSTGRESQL_DISK_FULL = "53100";
    private static final String POSTGRESQL_NOT_LET_IN = "28";
    private static final String POSTGRESQL_NO_DATABASE = "3D000";
    private static final int SQLITE_FULL = 13;

    private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(30);

    private final Dialect dialect;
    private final HikariDataSource writers;
    private final HikariDataSource readers;
    private final Jdbi writing;
    private final Jdbi reading;

    private Database(Dialect dialect, HikariDataSource writers, HikariDataSource readers) {
        this.dialect = dialect;
        this.writers = writers;
        this.readers = readers;
        this.writing = JdbiSetup.on(writers);
        this.reading = writers.equals(readers) ? writing : JdbiSetup.on(readers);
    }

    /// Opens the pools without migrating; nothing is connected before the first use.
    public static Database open(DatabaseConfig config) {
        return switch (config) {
            case DatabaseConfig.Sqlite sqlite -> {
                HikariDataSource writer = pool("sqlite-write", 1);
                writer.setDataSource(SqliteConnections.writing(sqlite.file()));
                HikariDataSource reader =
                        pool("sqlite-read", Math.max(4, Runtime.getRuntime().availableProcessors() * 2));
                reader.setDataSource(SqliteConnections.reading(sqlite.file()));
                reader.setConnectionInitSql(SqliteConnections.READ_ONLY);
                yield new Database(Dialect.of(Engine.SQLITE), writer, reader);
            }
            case DatabaseConfig.Postgres postgres -> {
                HikariDataSource both = pool("postgresql", postgres.connections());
                both.setJdbcUrl(postgres.jdbcUrl());
                both.setUsername(postgres.user());
                both.setPassword(postgres.password().reveal());
                // A batch becomes a few statements of many rows each; its results then no longer count its rows.
                both.addDataSourceProperty("reWriteBatchedInserts", "true");
                yield new Database(Dialect.of(Engine.POSTGRESQL), both, both);
            }
        };
    }

    private static HikariDataSource pool(String name, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(WAIT_FOR_CONNECTION.toMillis());
        config.setInitializationFailTimeout(-1);
        HikariDataSource source = new HikariDataSource();
        config.copyStateTo(source);
        return source;
    }

    /// Runs on a reading connection, outside a transaction: each statement sees the newest committed state.
    public <T, X extends Exception> T read(HandleCallback<T, X> work) throws X {
        return reading.withHandle(work);
    }

    /// Runs in one transaction: committed when `work` returns, rolled back when it throws. Never do network or image
    /// work inside.
    ///
    /// @throws AppException.Unavailable when the disk is full; nothing was changed
    public <T, X extends Exception> T write(HandleCallback<T, X> work) throws X {
        try {
            return writing.inTransaction(work);
        } catch (JdbiException e) {
            if (tellsOfAFullDisk(e)) {
                throw new AppException.Unavailable("the disk is full", Message.of("web.error.diskFull"), e);
            }
            throw e;
        }
    }

    private boolean tellsOfAFullDisk(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException told) {
                return engine() == Engine.SQLITE
                        ? told.getErrorCode() == SQLITE_FULL
                        : POSTGRESQL_DISK_FULL.equals(told.getSQLState());
            }
        }
        return false;
    }

    /// [#write] for what only one may have, such as a name: of two who take it at once, the work of the second runs
    /// once more and finds it taken.
    public <T, X extends Exception> T writeOrAgain(HandleCallback<T, X> work) throws X {
        try {
            return write(work);
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLException cause && UNIQUE_VIOLATION.equals(cause.getSQLState())) {
                return write(work);
            }
            throw e;
        }
    }

    /// [#write] without a result.
    public <X extends Exception> void change(HandleConsumer<X> work) throws X {
        write(handle -> {
            work.useHandle(handle);
            return true;
        });
    }

    /// Makes the engine look at how these tables are filled, for who has just brought the first rows of many: until it
    /// does so by itself, after a minute or more, it plans as if they were empty.
    ///
    /// @param tables names from the code, never from input
    public void survey(List<String> tables) {
        dialect.survey(tables).ifPresent(statement -> read(handle -> handle.execute(statement)));
    }

    /// Brings the schema to this version; does nothing when it is there already.
    public void migrate() {
        requireWelcome();
        Migrations.run(writers, dialect);
    }

    /// The pool tries for half a minute, since a server may be just starting; a wrong password stays wrong.
    private void requireWelcome() {
        if (engine() == Engine.SQLITE) {
            return;
        }
        try {
            DriverManager.getConnection(writers.getJdbcUrl(), writers.getUsername(), writers.getPassword())
                    .close();
        } catch (SQLException e) {
            String state = Objects.requireNonNullElse(e.getSQLState(), "");
            if (state.startsWith(POSTGRESQL_NOT_LET_IN) || state.equals(POSTGRESQL_NO_DATABASE)) {
                throw new IllegalStateException("the database cannot be opened: " + e.getMessage(), e);
            }
        }
    }

    /// [#migrate], but only to the schema of an older version, for content as old as that.
    public void migrateTo(String version) {
        Migrations.runTo(writers, dialect, version);
    }

    /// The versions of the migrations that this database has seen.
    public List<String> appliedMigrations() {
        return Migrations.applied(writers, dialect);
    }

    /// The versions of the migrations that [#migrate] would run now.
    public List<String> pendingMigrations() {
        return Migrations.pending(writers, dialect);
    }

    /// What is wrong inside the database, a sentence each; empty when all is well. Reads all of it, so it takes a
    /// while.
    public List<String> faults() {
        return read(handle -> switch (engine()) {
            case SQLITE -> {
                List<String> faults = new ArrayList<>(handle.createQuery("pragma integrity_check(20)")
                        .mapTo(String.class)
                        .filter(line -> !line.equals("ok"))
                        .list());
                handle.createQuery("pragma foreign_key_check")
                        .map((row, context) -> "a row of " + row.getString(1) + " points at a row of "
                                + row.getString(3) + " that is not there")
                        .forEach(faults::add);
                yield faults;
            }
            // PostgreSQL keeps its own house; that it answers is what can be asked of it without rights to more.
            case POSTGRESQL ->
                handle.createQuery("select 'it is in recovery and takes no writes' where pg_is_in_recovery()")
                        .mapTo(String.class)
                        .list();
        });
    }

    /// The clock of the database server; the embedded one has none of its own.
    public Optional<Instant> now() {
        return engine() == Engine.SQLITE
                ? Optional.empty()
                : Optional.of(read(handle -> Instant.ofEpochMilli(
                        handle.createQuery("select (extract(epoch from clock_timestamp()) * 1000)::bigint")
                                .mapTo(Long.class)
                                .one())));
    }

    public Dialect dialect() {
        return dialect;
    }

    public Engine engine() {
        return dialect.engine();
    }

    /// The writing pool, for libraries that want a data source (the job scheduler).
    public DataSource dataSource() {
        return writers;
    }

    @Override
    public void close() {
        if (!readers.equals(writers)) {
            readers.close();
        }
        writers.close();
    }
}
