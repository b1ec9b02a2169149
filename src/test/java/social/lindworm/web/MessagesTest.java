package social.lindworm.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import social.lindworm.common.Message;

class MessagesTest {

    private static final Path FOLDER = Path.of("src/main/resources/messages");
    private static final Pattern KEY_IN_TEMPLATE = Pattern.compile("\\.text\\(\"([a-z][A-Za-z0-9.]+)\"");
    private static final Pattern KEY_IN_JAVA = Pattern.compile("Message\\.of\\(\\s*\"([a-z][A-Za-z0-9.]+)\"");

    private final Messages english = Objects.requireNonNull(Messages.load().get(Languages.ENGLISH));
    private final Messages brazilian = Objects.requireNonNull(Messages.load().get(Languages.BRAZILIAN));

    @Test
    void plainPlacesAreFilled() {
        assertThat(english.text("web.form.tooLong", 1_000)).isEqualTo("Please keep this to 1,000 characters or fewer.");
        assertThat(brazilian.text("web.form.tooLong", 1_000)).isEqualTo("Use no máximo 1.000 caracteres.");
    }

    @Test
    void aMessageInsideAMessageIsTranslatedToo() {
        assertThat(english.text("web.form.tooLong", Message.of("web.form.required")))
                .contains("Please fill this in.");
    }

    @Test
    void everyFileIsListedAndEveryLanguageHasTheSameKeys() throws IOException {
        List<String> bundles = Files.readAllLines(FOLDER.resolve("bundles.txt"));
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".properties")))
                    .allMatch(name -> bundles.contains(name.substring(0, name.indexOf('.'))));
        }
        for (String bundle : bundles) {
            Map<Object, Object> inEnglish = properties(bundle, Languages.ENGLISH);
            Map<Object, Object> inBrazilian = properties(bundle, Languages.BRAZILIAN);
            assertThat(inBrazilian.keySet()).as(bundle).isEqualTo(inEnglish.keySet());
            assertThat(inEnglish.values())
                    .as(bundle)
                    .noneMatch(text -> text.toString().isBlank());
            inEnglish.forEach(
                    (key, text) -> assertThat(places(inBrazilian.get(key).toString()))
                            .as(key.toString())
                            .isEqualTo(places(text.toString())));
        }
    }

    @Test
    void noLineBreakPartsANumberFromItsUnit() throws IOException {
        Pattern parted = Pattern.compile("[}#] (%|([KMGT]i?B|s)(?!\\p{L}))");
        for (String bundle : Files.readAllLines(FOLDER.resolve("bundles.txt"))) {
            for (Locale locale : List.of(Languages.ENGLISH, Languages.BRAZILIAN)) {
                properties(bundle, locale)
                        .forEach((key, text) -> assertThat(text.toString())
                                .as("%s in %s", key, locale)
                                .doesNotContainPattern(parted));
            }
        }
    }

    @Test
    void everyKeyThatIsUsedHasAText() throws IOException {
        Set<String> missing = new TreeSet<>();
        collect(Path.of("src/main/jte"), ".jte", KEY_IN_TEMPLATE, missing);
        collect(Path.of("src/main/java"), ".java", KEY_IN_JAVA, missing);
        collect(Path.of("src/main/java"), ".java", KEY_IN_TEMPLATE, missing);
        Set<String> known = new TreeSet<>();
        for (String bundle : Files.readAllLines(FOLDER.resolve("bundles.txt"))) {
            properties(bundle, Languages.ENGLISH).keySet().forEach(key -> known.add(key.toString()));
        }
        // A key put together in the program (`"book.kind." + name`) is known when any text begins with its first part.
        missing.removeIf(key -> !key.contains(".") || known.stream().anyMatch(text -> text.startsWith(key)));

        assertThat(missing).isEmpty();
    }

    private static void collect(Path root, String ending, Pattern pattern, Set<String> keys) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(ending)).toList()) {
                Matcher found = pattern.matcher(Files.readString(file));
                while (found.find()) {
                    keys.add(found.group(1));
                }
            }
        }
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Matcher found = Pattern.compile("\\{(\\d)").matcher(text);
        while (found.find()) {
            places.add(found.group(1));
        }
        return places;
    }

    private static Map<Object, Object> properties(String bundle, Locale locale) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(FOLDER.resolve(bundle + "." + locale + ".properties"))) {
            properties.load(reader);
        }
        return properties;
    }
}
