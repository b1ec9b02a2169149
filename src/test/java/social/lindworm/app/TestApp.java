package social.lindworm.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import social.lindworm.account.credential.Passwords;
import social.lindworm.config.Config;
import social.lindworm.config.DatabaseConfig;
import social.lindworm.db.Engine;
import social.lindworm.db.TestDatabase;
import social.lindworm.federation.fetch.FetchConfig;
import social.lindworm.web.Browser;
import social.lindworm.web.TestWeb;

/// The whole server on a free port with a home of its own, pages and jobs running. Close it to remove everything.
public final class TestApp implements AutoCloseable {

    /// People come and go in every test; what a real hash costs is PasswordsTest's matter.
    private static final Passwords.Cost CHEAP = new Passwords.Cost(64, 1);

    private final Path home;
    private final Instance instance;
    private final Server server;

    private TestApp(Path home, Instance instance, Server server) {
        this.home = home;
        this.instance = instance;
        this.server = server;
    }

    /// @param settings further keys and values of `.env`, in turn
    public static TestApp start(Engine engine, String... settings) {
        try {
            Path home = Files.createTempDirectory("lindworm-app");
            return start(home, engine, FetchConfig.of("test"), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same, and covers may be fetched from servers in this machine.
    public static TestApp startFetchingHere(Engine engine, String... settings) {
        try {
            Path home = Files.createTempDirectory("lindworm-app");
            return start(home, engine, FetchConfig.of("test").allowingLoopback(), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestApp start(Path home, Engine engine, FetchConfig fetching, String... settings) {
        Instance instance = Instance.open(Config.load(home, environment(engine, settings)));
        Features features = new Features(instance, fetching, new Passwords(2, CHEAP), Duration.ofSeconds(60));
        return new TestApp(home, instance, Server.start(instance, Server.Role.ALL, features));
    }

    private static Map<String, String> environment(Engine engine, String... settings) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PORT", Integer.toString(TestWeb.freePort()));
        environment.put("DATABASE_URL", url(engine));
        for (int i = 0; i < settings.length; i += 2) {
            environment.put(settings[i], settings[i + 1]);
        }
        return environment;
    }

    /// `DATABASE_URL` of an empty database with the newest schema.
    public static String url(Engine engine) {
        return switch (TestDatabase.freshConfig(engine)) {
            case DatabaseConfig.Sqlite sqlite -> "sqlite:" + sqlite.file();
            case DatabaseConfig.Postgres postgres ->
                postgres.jdbcUrl()
                        .replace(
                                "jdbc:postgresql://",
                                "postgresql://" + postgres.user() + ":"
                                        + postgres.password().reveal() + "@");
        };
    }

    /// A new browser without cookies.
    public Browser browser() {
        return new Browser(instance.config().web().origin());
    }

    /// Sets the instance up, open to all, with `ada` as its admin.
    public Browser.Page found(Browser ada, String code) {
        return ada.post(
                "/setup/admin",
                "code",
                code,
                "name",
                "The Reading Room",
                "mode",
                "OPEN",
                "username",
                "ada",
                "email",
                "ada@example.org",
                "password",
                "correct horse battery");
    }

    public Instance instance() {
        return instance;
    }

    public Features features() {
        return server.features();
    }

    public Path home() {
        return home;
    }

    @Override
    public void close() {
        server.close();
        instance.close();
        try {
            Files.walkFileTree(home, new Deleting());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Deleting extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, java.io.IOException failure) throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
