package social.lindworm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import social.lindworm.config.Config;
import social.lindworm.config.S3Provider;
import social.lindworm.config.StorageConfig;
import social.lindworm.media.PublicFiles;
import social.lindworm.storage.check.CheckStep;

/// The guide to external storage says what the program does, in both languages.
class StorageGuideTest {

    private static final Path ENGLISH = Path.of("docs");
    private static final Path PORTUGUESE = Path.of("docs/pt-BR");
    private static final Set<String> LINES_OF_THE_SCRIPT = Set.of("test", "format", "bench");

    @TempDir
    private Path home;

    private static List<Path> pages(Path language) throws IOException {
        try (Stream<Path> services = Files.list(language.resolve("external-storage"))) {
            return Stream.concat(Stream.of(language.resolve("external-storage.md")), services)
                    .sorted()
                    .toList();
        }
    }

    static List<Path> allPages() throws IOException {
        return Stream.concat(pages(ENGLISH).stream(), pages(PORTUGUESE).stream())
                .toList();
    }

    static List<Path> servicePages() throws IOException {
        return allPages().stream()
                .filter(page -> page.getParent().endsWith("external-storage"))
                .filter(page -> S3Provider.named(name(page)).isPresent())
                .toList();
    }

    private static List<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static List<String> found(Path page, String pattern) throws IOException {
        return found(Files.readString(page), pattern);
    }

    private static List<String> blocks(Path page, String kind) throws IOException {
        return Pattern.compile("(?ms)^```" + kind + "\n(.*?)^```$")
                .matcher(Files.readString(page))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static String name(Path page) {
        return page.getFileName().toString().replace(".md", "");
    }

    @Test
    void bothLanguagesHaveTheSamePagesAndEverySettingAndCommandInThem() throws IOException {
        List<Path> english = pages(ENGLISH);
        assertThat(pages(PORTUGUESE).stream().map(PORTUGUESE::relativize))
                .containsExactlyElementsOf(
                        english.stream().map(ENGLISH::relativize).toList());
        for (Path page : english) {
            Path other = PORTUGUESE.resolve(ENGLISH.relativize(page));
            for (String kind : List.of("env", "json", "sh", "text")) {
                assertThat(blocks(other, kind)).as("%s of %s", kind, page).isEqualTo(blocks(page, kind));
            }
            assertThat(found(other, "(?m)^(#+|\\||- )"))
                    .as("the build of %s", page)
                    .isEqualTo(found(page, "(?m)^(#+|\\||- )"));
        }
    }

    @Test
    void everyServiceThatWeKnowHasItsPage() throws IOException {
        Set<String> named = servicePages().stream().map(StorageGuideTest::name).collect(Collectors.toSet());
        List<String> known = Arrays.stream(S3Provider.values())
                .filter(provider -> provider != S3Provider.OTHER)
                .map(provider -> provider.name().toLowerCase(Locale.ROOT))
                .toList();

        assertThat(named).containsAll(known);
    }

    /// What is not S3, and the kind of store that its first lines name.
    @ParameterizedTest
    @CsvSource({"sftp, sftp:", "azure, azblob:", "swift, swift:", "webdav, webdav:", "clouds, gcs:"})
    void theFirstLinesOfAnotherStoreNameThatStore(String page, String place) throws IOException {
        for (Path language : List.of(ENGLISH, PORTUGUESE)) {
            String settings = blocks(language.resolve("external-storage/" + page + ".md"), "env")
                    .getFirst();
            String switchedOn = settings.contains("STORAGE_URL") ? settings : "USE_AZURE=true\n" + settings;

            assertThat(Config.read(home, switchedOn, Map.of())
                            .storage()
                            .active()
                            .place())
                    .startsWith(place);
        }
    }

    @ParameterizedTest
    @MethodSource("servicePages")
    void aServicesLinesGiveWhatItsPageSays(Path page) throws IOException {
        String settings = blocks(page, "env").getFirst();
        Config config = Config.read(home, "USE_S3=true\nDOMAIN=books.example\n" + settings, Map.of());
        StorageConfig.S3 bucket = config.storage().s3().require();

        assertThat(config.warnings()).isEmpty();
        assertThat(S3Provider.named(name(page))).contains(bucket.provider());
        assertThat(Files.readString(page))
                .contains(
                        "| `" + bucket.bucketAddress() + "` |",
                        "| `" + bucket.region() + "` |",
                        "| `" + bucket.publicBase() + "/images/...` |",
                        "--provider " + name(page));
        assertThat(found(page, "\\| `public-read` \\|")).hasSize(bucket.acl().isPresent() ? 1 : 0);
    }

    @ParameterizedTest
    @MethodSource("allPages")
    void everySettingIsOneThatIsRead(Path page) throws IOException {
        String sample = Files.readString(Path.of(".env.example"));

        assertThat(found(page, "\\b(AWS|S3|EXPORTS|USE|MEDIA|CSP)_[A-Z0-9_]+\\b"))
                .allSatisfy(key -> assertThat(sample).contains("#" + key + "="));
    }

    @ParameterizedTest
    @MethodSource("allPages")
    void everyBlockOfSettingsIsReadWithoutAQuestion(Path page) throws IOException {
        String keys = "AWS_ACCESS_KEY_ID=k\nAWS_SECRET_ACCESS_KEY=s\nAWS_STORAGE_BUCKET_NAME=books\n";
        for (String settings : blocks(page, "env")) {
            String whole = settings.contains("AWS_ACCESS_KEY_ID") ? settings : keys + settings;
            assertThat(Config.read(home, whole, Map.of()).warnings())
                    .as(settings)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("allPages")
    void everyCommandIsOne(Path page) throws IOException {
        for (String line : found(page, "\\./bw-dev [a-z0-9_]+( [a-z0-9_]+)?")) {
            String[] words = line.split(" ");
            CommandLine command = command(words[1]);
            assertThat(command != null || LINES_OF_THE_SCRIPT.contains(words[1]))
                    .as(line)
                    .isTrue();
            if (command != null && !command.getSubcommands().isEmpty()) {
                assertThat(words).as(line).hasSize(3);
                assertThat(command.getSubcommands()).as(line).containsKey(words[2]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("allPages")
    void aPolicyLetsReadersSeeAllThatPagesLinkToAndNothingElse(Path page) throws IOException {
        Stream<String> folders = Stream.concat(PublicFiles.SHOWN.stream(), Stream.of("storage-check/"))
                .map(folder -> "images/" + folder);
        List<String> shown =
                Stream.concat(folders, Stream.of("static/")).sorted().toList();
        for (String policy : blocks(page, "json")) {
            if (policy.contains("\"Principal\": \"*\"")) {
                assertThat(found(policy, "(?<=arn:aws:s3:::books/)[^*\"]+")).isEqualTo(shown);
            }
        }
    }

    private static @org.jspecify.annotations.Nullable CommandLine command(String name) {
        return Commands.groups().stream()
                .flatMap(group -> group.commands().stream())
                .map(CommandLine::new)
                .filter(command -> command.getCommandName().equals(name))
                .findFirst()
                .orElse(null);
    }

    @ParameterizedTest
    @MethodSource("allPages")
    void whatIsToBePastedIsWhole(Path page) throws Exception {
        for (String json : blocks(page, "json")) {
            assertThat(new JsonMapper().readTree(json).isContainerNode()).isTrue();
            if (json.contains("CORSRules")) {
                Path file = Files.writeString(home.resolve("cors.json"), json);
                assertThat(CorsFile.read(file))
                        .singleElement()
                        .satisfies(rule -> assertThat(rule.origins()).containsExactly("https://books.example"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("allPages")
    void everyLinkLeadsSomewhere(Path page) throws IOException {
        for (String link : found(page, "(?<=\\]\\()[^)]+(?=\\))")) {
            String[] parts = link.split("#");
            Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
            assertThat(target).as(link).exists();
            if (parts.length > 1) {
                assertThat(anchors(target)).as(link).contains(parts[1]);
            }
        }
    }

    /// As GitHub and others make them of headings.
    private static List<String> anchors(Path page) throws IOException {
        return found(page, "(?m)(?<=^#{1,3} ).+$").stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} -]", "")
                        .replace(' ', '-'))
                .toList();
    }

    @Test
    void everyStepOfTheCheckAndEverySettingOfStoresIsExplained() throws IOException {
        String reader = Files.readString(Path.of("src/main/java/social/lindworm/config/StorageReader.java"));
        Set<String> settings =
                new TreeSet<>(found(reader, "(?<=settings\\.(text|flag|number|given|secret)\\(\")[A-Z0-9_]+"));
        settings.addAll(found(reader, "(?<=parsed\\(\\s{0,60}\")[A-Z0-9_]+"));
        Stream<String> steps = Arrays.stream(CheckStep.values()).map(CheckStep::word);
        List<String> rows = Stream.concat(settings.stream(), steps)
                .map(word -> "\n| `" + word + "` | ")
                .toList();

        assertThat(settings).hasSizeGreaterThan(20);
        for (Path language : List.of(ENGLISH, PORTUGUESE)) {
            assertThat(Files.readString(language.resolve("external-storage.md")))
                    .contains(rows);
        }
    }
}
