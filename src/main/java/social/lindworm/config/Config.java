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
        return new ConfigReader(home, new Settings(environment, env)).read();
    }

    /// [#load], but with this text in place of the home's `.env`.
    ///
    /// @throws ConfigException naming every mistake
    public static Config read(Path home, String env, Map<String, String> environment) {
        return new ConfigReader(home, new Settings(environment, EnvFile.parse(env))).read();
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
