package social.lindworm.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import social.lindworm.config.DatabaseConfig;
import social.lindworm.config.Secret;

/// Fresh, migrated, real databases for tests. Migrating takes a while, so it is done once per engine and JVM, and
/// copied.
public final class TestDatabase {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabase() {}

    /// An empty database with the newest schema; close it when the test is done.
    public static Database fresh(Engine engine) {
        return Database.open(freshConfig(engine));
    }

    /// The settings of an empty database with the newest schema.
    public static DatabaseConfig freshConfig(Engine engine) {
        return switch (engine) {
            case SQLITE -> SqliteTemplate.copy();
            case POSTGRESQL -> PostgresTemplate.copy();
        };
    }

    /// The settings of a database without any schema.
    public static DatabaseConfig unmigrated(Engine engine) {
        return switch (engine) {
            case SQLITE ->
                new DatabaseConfig.Sqlite(SqliteTemplate.FOLDER.resolve("empty" + NUMBER.incrementAndGet() + ".db"));
            case POSTGRESQL -> PostgresTemplate.create("empty" + NUMBER.incrementAndGet(), "template1");
        };
    }

    private static final class SqliteTemplate {

        static final Path FOLDER = temporaryFolder();
        static final Path FILE = migrated();

        static Path temporaryFolder() {
            try {
                Path folder = Files.createTempDirectory("lindworm-test");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteAll(folder)));
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static Path migrated() {
            Path file = FOLDER.resolve("template.db");
            try (Database database = Database.open(new DatabaseConfig.Sqlite(file))) {
                database.migrate();
            }
            return file;
        }

        static DatabaseConfig copy() {
            Path file = FOLDER.resolve("test" + NUMBER.incrementAndGet() + ".db");
            try {
                Files.copy(FILE, file, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new DatabaseConfig.Sqlite(file);
        }

        static void deleteAll(Path folder) {
            try (var files = Files.list(folder)) {
                files.forEach(file -> file.toFile().delete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            folder.toFile().delete();
        }
    }

    private static final class PostgresTemplate {

        private static final String TEMPLATE = "lindworm_template";
        private static final PostgresServer SERVER = started();

        static PostgresServer started() {
            PostgresServer server = PostgresServer.start();
            server.execute("create database " + TEMPLATE);
            try (Database database = Database.open(config(server, TEMPLATE))) {
                database.migrate();
            }
            return server;
        }

        static DatabaseConfig copy() {
            return create("test" + NUMBER.incrementAndGet(), TEMPLATE);
        }

        static DatabaseConfig create(String name, String template) {
            SERVER.execute("create database " + name + " template " + template);
            return config(SERVER, name);
        }

        static DatabaseConfig config(PostgresServer server, String name) {
            return new DatabaseConfig.Postgres(
                    "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + name, "postgres", new Secret("postgres"), 4);
        }
    }

    /// One PostgreSQL server per JVM, ended with it.
    private static final class PostgresServer {

        private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres postgres;

        private PostgresServer(io.zonky.test.db.postgres.embedded.EmbeddedPostgres postgres) {
            this.postgres = postgres;
        }

        static PostgresServer start() {
            try {
                Path data = Files.createTempDirectory("lindworm-test-postgres");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteBehind(data)));
                return new PostgresServer(io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .setCleanDataDirectory(false)
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "300")
                        .start());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// Hundreds of databases take half a minute to delete: by another process, once the server has ended, so that
        /// nobody waits for it.
        private static void deleteBehind(Path data) {
            String wait =
                    "for _ in $(seq 300); do [ -e \"$0/postmaster.pid\" ] || break; sleep 0.2; done; rm -rf \"$0\"";
            try {
                new ProcessBuilder("sh", "-c", wait, data.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        int port() {
            return postgres.getPort();
        }

        void execute(String sql) {
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
