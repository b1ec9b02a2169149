package social.lindworm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.lindworm.config.Config;

class CreateSecretsCommandTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "SECRET_KEY=", "SECRET_KEY=\"\"", "SECRET_KEY=''", "SECRET_KEY= # later"})
    void aKeyIsMadeWhereNoneIsWritten(String line) {
        CommandHome home = new CommandHome(folder);
        home.env(line);

        assertThat(home.run("create_secrets")).isZero();

        assertThat(Config.load(folder, Map.of()).secretKey().reveal()).matches("[0-9a-f]{64}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SECRET_KEY=a-key-that-is-long-enough-for-anybody",
                "export SECRET_KEY='#key'",
                "SECRET_KEY = spaced",
                "SECRET_KEY=#key",
                "SECRET_KEY=\"never closed"
            })
    void aKeyThatIsThereStays(String line) throws IOException {
        CommandHome home = new CommandHome(folder);
        home.env(line);
        String before = Files.readString(folder.resolve(".env"));

        assertThat(home.run("create_secrets")).isZero();

        assertThat(Files.readString(folder.resolve(".env"))).isEqualTo(before);
        assertThat(home.out()).contains("nothing was changed");
    }
}
