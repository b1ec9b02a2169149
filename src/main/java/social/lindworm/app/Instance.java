package social.lindworm.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import social.lindworm.config.Config;
import social.lindworm.config.Seal;
import social.lindworm.config.Secret;
import social.lindworm.db.Database;
import social.lindworm.jobs.JobFailures;
import social.lindworm.jobs.Jobs;
import social.lindworm.media.Moves;

/// One instance's ground: its settings, folders, database and job queue, with nothing running. Commands that need no
/// server stand on this.
public final class Instance implements AutoCloseable {

    private static final int SECRET_BYTES = 32;

    private final Config config;
    private final Secret secretKey;
    private final Database database;
    private final Clock clock = Clock.systemUTC();
    private final Instant opened = clock.instant();
    private final Jobs jobs = new Jobs(clock);
    private final JobFailures failures;
    private final Moves moves;

    private Instance(Config config, Secret secretKey) {
        this.config = config;
        this.secretKey = secretKey;
        this.database = Database.open(config.database());
        this.failures = new JobFailures(database, jobs, clock);
        this.moves = new Moves(database, new Seal(secretKey), clock);
    }

    /// Reads the settings and makes what folders and secrets are missing.
    ///
    /// @throws social.lindworm.config.ConfigException naming every mistake in the settings
    public static Instance open(Path home, Map<String, String> environment) {
        return open(Config.load(home, environment));
    }

    public static Instance open(Config config) {
        try {
            Files.createDirectories(config.home().data());
            Files.createDirectories(config.home().uploads());
            Files.createDirectories(config.home().media());
            Secret key = config.secretKey().isEmpty()
                    ? generatedKey(config.home().data().resolve("secret_key"))
                    : config.secretKey();
            return new Instance(config, key);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the folder " + config.home().data() + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static Secret generatedKey(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(random);
            Path fresh = Files.createTempFile(file.getParent(), "secret_key", ".new");
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(fresh, HexFormat.of().formatHex(random));
            Files.move(fresh, file);
        }
        return new Secret(Files.readString(file).strip());
    }

    public Config config() {
        return config;
    }

    /// The configured key, or the one made at the first start and kept in the data folder.
    public Secret secretKey() {
        return secretKey;
    }

    public Database database() {
        return database;
    }

    public Clock clock() {
        return clock;
    }

    /// What has ended since then this process has lived through.
    Instant opened() {
        return opened;
    }

    public Jobs jobs() {
        return jobs;
    }

    public JobFailures failures() {
        return failures;
    }

    /// The move of pictures to another store, if one is under way.
    public Moves moves() {
        return moves;
    }

    @Override
    public void close() {
        database.close();
    }
}
