package social.lindworm.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// All settings of an instance, checked. Each feature gets only its own record.
///
/// @param secretKey signs and encrypts what must not be forged or read outside this instance
/// @param jobThreads how many jobs run at once
/// @param logLevel ERROR, WARNING, INFO or DEBUG
/// @param warnings what is odd but no mistake, one sentence each
public record Config(
        Home home,
        Secret secretKey,
        WebConfig web,
        DatabaseConfig database,
        MailConfig mail,
        MediaConfig media,
        StorageSettings storage,
        int jobThreads,
        String logLevel,
        List<String> warnings) {

    public Config {
        warnings = List.copyOf(warnings);
    }

    /// Reads `.env` in the home folder, if there is one, under the environment.
    ///
    /// @throws ConfigException naming every mistake
    public static Config load(Path home, Map<String, String> environment) {
        Path file = home.resolve(".env");
        EnvFile env = Files.exists(file) ? EnvFile.parse(read(file)) : EnvFile.empty();
        return new ConfigReader(home, new Settings(home, environment, env)).read();
    }

    /// [#load], but with this text in place of the home's `.env`.
    ///
    /// @throws ConfigException naming every mistake
    public static Config read(Path home, String env, Map<String, String> environment) {
        return new ConfigReader(home, new Settings(home, environment, EnvFile.parse(env))).read();
    }

    /// Whether this text of a `.env` gives the setting a value.
    public static boolean tells(String env, String key) {
        return EnvFile.parse(env).tells(key);
    }

    /// A store that somebody names in a line such as `STORAGE_URL` takes; `${NAME}` in it stands for a value of `.env`
    /// or the environment, and options may be settings that begin with `STORAGE_TO_`.
    ///
    /// @param option what the line was typed behind, such as `--to`
    /// @throws ConfigException naming every mistake in the line
    public static StorageConfig storageAt(Home home, Map<String, String> environment, String option, String line) {
        EnvFile env = Files.exists(home.envFile()) ? EnvFile.parse(read(home.envFile())) : EnvFile.empty();
        Settings settings = new Settings(home.root(), environment, env);
        return storage(settings, LineOrigin.typed(option), home, settings.expanded(option, line));
    }

    /// The store of a line that [#storageLine] made: nothing is filled in, and no setting adds to it.
    ///
    /// @param where it was kept, for people
    /// @throws ConfigException if it cannot be read any more
    public static StorageConfig storageOf(Home home, String where, Secret line) {
        Settings none = new Settings(home.root(), Map.of(), EnvFile.empty());
        return storage(none, LineOrigin.kept(where), home, line.reveal());
    }

    private static StorageConfig storage(Settings settings, LineOrigin origin, Home home, String line) {
        return new StorageUrlReader(settings, origin, home)
                .read(line)
                .orElseThrow(() -> new ConfigException(settings.problems()));
    }

    /// The line that stands for this store, with all that is needed to reach it, secrets too.
    public static Secret storageLine(StorageConfig store) {
        return new Secret(StorageLine.of(store));
    }

    /// The line that names this store, without any secret.
    public static String storageShown(StorageConfig store) {
        return StorageLine.url(store).withoutSecrets();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new ConfigException(List.of(new Problem(file.toString(), "save it as UTF-8 text")));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
