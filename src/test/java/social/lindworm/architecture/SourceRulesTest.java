package social.lindworm.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the sources look like: sizes, names, and words that do not belong.
class SourceRulesTest {

    private static final int LONGEST_MAIN = 400;
    private static final int LONGEST_TEST = 600;
    private static final int LONGEST_PAGE_PART = 250;

    /// Files that may be longer, each with its reason.
    private static final Map<String, String> LONGER = Map.of();

    private static final Pattern BAD_NAME =
            Pattern.compile(".*(Service|Manager|Helper|Utils?|Impl)\\.java|Abstract.*\\.java");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO(?! #\\d)|FIXME|XXX)\\b");
    private static final Pattern SLEEP = Pattern.compile("Thread\\.sleep\\(|TimeUnit\\.\\w+\\.sleep\\(");
    private static final Pattern SWITCHED_OFF = Pattern.compile("@Disabled|assumeTrue\\(|assumeFalse\\(|assumeThat\\(");

    @Test
    void javaFilesStayShortEnoughToRead() {
        assertThat(longer(javaFiles("src/main/java"), LONGEST_MAIN)).isEmpty();
        assertThat(longer(javaFiles("src/test/java"), LONGEST_TEST)).isEmpty();
    }

    @Test
    void templatesStylesAndScriptsStayShortEnoughToRead() {
        assertThat(longer(files("src/main/jte", ".jte"), LONGEST_PAGE_PART)).isEmpty();
        assertThat(longer(files("src/main/resources/static/css", ".css"), LONGEST_PAGE_PART))
                .isEmpty();
        assertThat(longer(files("src/main/resources/static/js", ".js"), LONGEST_PAGE_PART))
                .isEmpty();
    }

    @Test
    void noNameSaysNothing() {
        assertThat(javaFiles("src/main/java"))
                .noneMatch(
                        file -> BAD_NAME.matcher(file.getFileName().toString()).matches());
    }

    @Test
    void everyPackageSaysWhatItIs() {
        List<Path> silent = javaFiles("src/main/java").stream()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .toList();
        assertThat(silent).isEmpty();
    }

    @Test
    void nothingIsLeftUnfinishedWithoutAnIssue() {
        assertThat(matching(javaFiles("src/main/java"), UNFINISHED)).isEmpty();
    }

    @Test
    void noTestSleepsOrIsSwitchedOff() {
        List<Path> tests = javaFiles("src/test/java").stream()
                .filter(file -> !file.endsWith("SourceRulesTest.java"))
                .toList();
        assertThat(matching(tests, SLEEP)).isEmpty();
        assertThat(matching(tests, SWITCHED_OFF)).isEmpty();
    }

    @Test
    void stylesStayInTheStyleSheets() {
        List<Path> pages = files("src/main/jte", ".jte").stream()
                // A mail has no style sheets to link to.
                .filter(file -> !file.endsWith("account/mail.jte"))
                .toList();
        assertThat(matching(pages, Pattern.compile("\\sstyle=\"|\\son[a-z]+=\"|<style|<script(?! type=\"module\")")))
                .isEmpty();
    }

    @Test
    void noTwoMigrationsHaveOneVersion() {
        List<String> versions = files("src/main/resources/db/migration", ".sql").stream()
                .map(file -> file.getParent().getFileName() + " " + file.getFileName())
                .map(name -> name.substring(0, name.indexOf("__")))
                .toList();

        assertThat(versions).doesNotHaveDuplicates().isNotEmpty();
    }

    private static List<String> longer(List<Path> files, int limit) {
        return files.stream()
                .filter(file -> !LONGER.containsKey(file.getFileName().toString()))
                .filter(file -> lines(file).size() > limit)
                .map(file -> file + ": " + lines(file).size() + " lines")
                .toList();
    }

    private static List<String> matching(List<Path> files, Pattern pattern) {
        return files.stream()
                .flatMap(file -> lines(file).stream()
                        .filter(line -> pattern.matcher(line).find())
                        .map(line -> file + ": " + line.strip()))
                .toList();
    }

    private static List<Path> javaFiles(String folder) {
        return files(folder, ".java");
    }

    private static List<Path> files(String folder, String ending) {
        Path root = Path.of(folder);
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
