package social.lindworm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `bw-dev` makes of its surroundings, with a JDK that only writes down how it was called.
class LaunchScriptTest {

    private static final List<String> NEEDED = List.of("sh", "dirname", "sed", "find", "mkdir", "cat", "cksum");

    @TempDir
    private Path folder;

    private Path checkout = Path.of("");
    private Path jdk = Path.of("");

    @BeforeEach
    void makeACheckoutInAFolderWithABlank() throws IOException {
        checkout = Files.createDirectories(folder.resolve("my books/here")).toRealPath();
        Files.createDirectories(checkout.resolve("src/main"));
        Files.createDirectories(checkout.resolve("target"));
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        Files.copy(Path.of("bw-dev"), checkout.resolve("bw-dev"));
        jdk = Files.createDirectories(folder.resolve("a jdk"));
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
        program(jdk.resolve("bin/javac"), "exit 1");
        program(jdk.resolve("bin/java"), """
                for word in "$@"; do
                  printf '<%s>\n' "$word"
                  case $word in -XX:AOTCacheOutput=*) printf cache >"${word#*=}" ;; esac
                done
                """);
    }

    private static void program(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /// @return what it said, with its exit code as the last line
    private List<String> run(Map<String, String> environment, String... words) throws Exception {
        Path said = folder.resolve("said.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        "/bin/sh", checkout.resolve("bw-dev").toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.command().addAll(List.of(words));
        builder.environment().remove("JAVA_OPTS");
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        Files.writeString(said, code + "\n", java.nio.file.StandardOpenOption.APPEND);
        return Files.readAllLines(said);
    }

    @Test
    void aBlankInThePathOfTheCheckoutSplitsNoWord() throws Exception {
        Files.writeString(checkout.resolve("target/lindworm-run.jar"), "the program");

        List<String> said = run(Map.of("JAVA_OPTS", "-Done=1 -Dtwo=2"), "--home", "/my home", "status");

        assertThat(said)
                .contains(
                        "<-Dorg.sqlite.tmpdir=" + checkout + "/target>",
                        "<-XX:AOTCache=" + checkout + "/target/lindworm-run.aot>",
                        "<-Dlindworm.home=" + checkout + ">",
                        "<" + checkout + "/target/lindworm-run.jar>",
                        "<-Xmx256m>",
                        "<-Done=1>",
                        "<-Dtwo=2>",
                        "</my home>");
        assertThat(said).endsWith("<social.lindworm.Main>", "<--home>", "</my home>", "<status>", "0");
        assertThat(Files.readString(checkout.resolve("target/lindworm-run.aot.for")))
                .contains("-Xmx256m", "-Dorg.sqlite.tmpdir=" + checkout + "/target");
    }

    @Test
    void withoutMavenAndWithoutAProgramItSaysWhatToInstall() throws Exception {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : NEEDED) {
            Path there = Path.of("/usr/bin", tool);
            Files.createSymbolicLink(tools.resolve(tool), Files.exists(there) ? there : Path.of("/bin", tool));
        }

        List<String> said = run(Map.of("PATH", tools.toString()), "status");

        assertThat(said).hasSize(2).last().isEqualTo("1");
        assertThat(said.getFirst()).contains("no mvn on the PATH", "apt install maven");
    }

    /// A Maven that notes how it was called and makes what the script looks for.
    private Map<String, String> notingMaven() throws IOException {
        Path tools = Files.createDirectories(folder.resolve("maven"));
        program(tools.resolve("mvn"), """
                printf '%s\n' "$*" >>called.txt
                mkdir -p target/classes
                printf program >target/lindworm.jar
                """);
        return Map.of("PATH", tools + ":" + System.getenv("PATH"));
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(checkout.resolve("called.txt"));
    }

    @Test
    void aFirstBuildToRunIsMadeInHasteAndProvedAnewLater() throws Exception {
        Map<String, String> environment = notingMaven();

        run(environment, "status");
        assertThat(calls()).singleElement().asString().contains("package", "-Dcompiler.gates=-Xlint:none");
        Files.writeString(checkout.resolve("target/classes/Hasty.class"), "unproved");

        run(environment, "test");
        assertThat(calls()).hasSize(2).last().asString().contains("verify").doesNotContain("compiler.gates");
        assertThat(checkout.resolve("target/classes/Hasty.class")).doesNotExist();
    }

    @Test
    void whatWasProvedIsBuiltUponWithAllGates() throws Exception {
        Map<String, String> environment = notingMaven();
        run(environment, "test");
        Files.writeString(checkout.resolve("target/classes/Proved.class"), "proved");

        run(environment, "status");
        assertThat(calls()).hasSize(2).last().asString().contains("package").doesNotContain("compiler.gates");

        run(environment, "test");
        assertThat(checkout.resolve("target/classes/Proved.class")).exists();
    }
}
