package social.lindworm.book.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import social.lindworm.book.Catalogue;
import social.lindworm.book.Covers;
import social.lindworm.book.EditorNames;
import social.lindworm.common.Message;
import social.lindworm.config.WebConfig;
import social.lindworm.db.Database;
import social.lindworm.db.Engine;
import social.lindworm.db.TestDatabase;
import social.lindworm.web.Access;
import social.lindworm.web.Browser;
import social.lindworm.web.Messages;
import social.lindworm.web.Permission;
import social.lindworm.web.SiteIdentity;
import social.lindworm.web.Surroundings;
import social.lindworm.web.TestWeb;
import social.lindworm.web.Theme;
import social.lindworm.web.Upload;
import social.lindworm.web.Viewer;
import social.lindworm.web.WebServer;
import social.lindworm.web.assets.Assets;
import social.lindworm.web.assets.InstanceFiles;
import social.lindworm.web.view.Picture;

/// A server with only the catalogue on it, and two editors: ada (1) and bea (2).
final class BookSite implements AutoCloseable {

    private final Database database;
    private final Catalogue catalogue;
    private final WebConfig config;
    private final WebServer server;

    private BookSite(Database database, Catalogue catalogue, WebConfig config, WebServer server) {
        this.database = database;
        this.catalogue = catalogue;
        this.config = config;
        this.server = server;
    }

    static BookSite start(Engine engine) {
        return start(TestDatabase.fresh(engine), TestWeb.freePort());
    }

    static BookSite start(Database database, int port) {
        EditorNames names = accounts -> accounts.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        id -> new EditorNames.Editor(id == 1 ? "Ada" : "Bea", "/user/" + (id == 1 ? "ada" : "bea"))));
        Catalogue catalogue = new Catalogue(
                new Catalogue.Needs(database, Clock.systemUTC(), "en", new MemoryCovers(), names, List.of()));
        WebConfig config = TestWeb.config(port);
        Assets assets = Assets.load("/static/");
        SiteIdentity site = new SiteIdentity("Lindworm", "", Optional.empty(), Optional.empty(), false);
        WebServer server = WebServer.start(
                config,
                new Surroundings(config.origin(), Messages.load(), assets::url, () -> site),
                BookSite::viewer,
                List.of(
                        new InstanceFiles(assets),
                        new BookRoutes(catalogue, () -> {}),
                        router -> router.get("/as/{name}", Access.PUBLIC, visit -> {
                            visit.signIn(visit.path("name"), Duration.ofHours(1));
                            visit.redirect("/");
                        })),
                uploads());
        return new BookSite(database, catalogue, config, server);
    }

    private static Optional<Viewer> viewer(String token, Locale locale) {
        Set<Permission> permissions = token.equals("member") ? Set.of() : Set.of(Permission.EDIT_BOOK);
        long id = Map.of("ada", 1L, "bea", 2L).getOrDefault(token, 3L);
        return Optional.of(
                new Viewer(id, token, token, Optional.empty(), permissions, locale, ZoneOffset.UTC, Theme.AUTO, id));
    }

    private static Path uploads() {
        try {
            return Files.createTempDirectory("lindworm-uploads");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Browser visitor() {
        return new Browser(config.origin());
    }

    Browser as(String name) {
        Browser browser = visitor();
        browser.get("/as/" + name);
        return browser;
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }

    /// Keeps what begins like a PNG, and fetches only from `good.example`.
    private static final class MemoryCovers implements Covers {

        private final Map<Long, Picture> kept = new HashMap<>();

        @Override
        public Map<Long, Picture> pictures(Collection<Long> ids) {
            Map<Long, Picture> found = new HashMap<>(kept);
            found.keySet().retainAll(ids);
            return found;
        }

        @Override
        public boolean isCover(long id) {
            return kept.containsKey(id);
        }

        @Override
        public Keeping keep(Upload upload, long account) {
            try (var content = upload.content().open()) {
                return content.read() == 0x89 ? keep() : new Refused(Message.of("book.cover.nothing"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Keeping keep(String address, long account) {
            return address.contains("good.example") ? keep() : new Refused(Message.of("book.cover.noPlace"));
        }

        private Kept keep() {
            long id = 100L + kept.size();
            kept.put(id, Picture.of("/static/icons/app-180.png", 180, 180));
            return new Kept(id);
        }
    }
}
