package social.lindworm.transfer.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import social.lindworm.config.Config;
import social.lindworm.config.DatabaseConfig;
import social.lindworm.db.Database;
import social.lindworm.db.Engine;
import social.lindworm.db.TestDatabase;

/// Homes of instances with something in them.
record Homes(Path folder) {

    static final Progress QUIET = new Progress() {
        @Override
        public void begin(String part, String unit, long total) {}

        @Override
        public void add(long done) {}

        @Override
        public void end() {}
    };

    Path filled(String name, Engine engine) throws IOException {
        Path home = fresh(name, engine);
        Config config = config(home);
        Files.createDirectories(config.home().data());
        Files.createDirectories(home.resolve("images/covers/a"));
        Files.writeString(home.resolve("images/covers/a/b.txt"), "a cover");
        try (Database database = Database.open(config.database())) {
            database.migrate();
        }
        addSeries(config, "The Wheel");
        addSeries(config, "輪");
        return home;
    }

    Path fresh(String name, Engine engine) throws IOException {
        Path home = Files.createDirectory(folder.resolve(name));
        if (TestDatabase.unmigrated(engine) instanceof DatabaseConfig.Postgres postgres) {
            Files.writeString(
                    home.resolve(".env"),
                    "DATABASE_URL="
                            + postgres.jdbcUrl().replace("jdbc:postgresql://", "postgresql://postgres:postgres@")
                            + "\n");
        }
        return home;
    }

    static Config config(Path home) {
        return Config.load(home, Map.of());
    }

    static void addSeries(Config config, String name) {
        try (Database database = Database.open(config.database())) {
            database.change(
                    handle -> handle.createUpdate("""
                            insert into series (name, name_folded, alternative_names, version, created, updated)
                            values (:name, :name, '[]', 1, 5, 5)
                            """).bind("name", name).execute());
        }
    }

    static List<String> seriesIn(Config config) {
        try (Database database = Database.open(config.database())) {
            return database.read(handle -> handle.createQuery("select name from series order by id")
                    .mapTo(String.class)
                    .list());
        }
    }
}
