package social.lindworm.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EnvExampleTest {

    @Test
    void theSampleFileNamesExactlyTheSettingsThereAre() throws IOException {
        Path readers = Path.of("src/main/java/social/lindworm/config");
        Set<String> read = found(
                Files.readString(readers.resolve("ConfigReader.java"))
                        + Files.readString(readers.resolve("StorageReader.java")),
                "(?:settings\\.\\w+|\\bat)\\(\\s*\"([A-Za-z0-9_]+)\"");
        Set<String> shown = found(Files.readString(Path.of(".env.example")), "(?m)^#([A-Za-z0-9_]+)=");
        shown.remove("JAVA_OPTS");

        assertThat(shown).isEqualTo(read);
    }

    @Test
    void theSampleFileIsAValidFileWhenItsMarksAreTakenAway() throws IOException {
        String filled = Files.readString(Path.of(".env.example")).replaceAll("(?m)^#([A-Za-z0-9_]+=)", "$1");

        assertThat(EnvFile.parse(filled).problems()).isEmpty();
    }

    private static Set<String> found(String text, String pattern) {
        Set<String> keys = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            keys.add(matcher.group(1));
        }
        return keys;
    }
}
