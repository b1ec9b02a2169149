package social.lindworm.web.assets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AssetsTest {
    private static final Pattern REFERENCE = Pattern.compile("(?:url\\(|import\\(?|from)\\s*\"([^\":]+)\"");

    @Test
    void addressesCarryAHashThatChangesWithTheContent() {
        Assets one = assets(Map.of("css/a.css", "a { color: red; }"));
        Assets other = assets(Map.of("css/a.css", "a { color: blue; }"));

        assertThat(one.url("css/a.css")).matches("/static/css/a\\.[0-9a-f]{10}\\.css");
        assertThat(one.url("css/a.css")).isNotEqualTo(other.url("css/a.css"));
    }

    @Test
    void importedSheetsAreFoldedInWithTheirLayer() {
        Assets assets = assets(Map.of(
                "css/main.css", "@layer base;\n@import \"b.css\" layer(base);\n@import \"c.css\";\n",
                "css/b.css", "/* why */\nb { margin: 0; }\n",
                "css/c.css", "c { margin: 1px; }\n"));

        assertThat(text(assets, "css/main.css"))
                .isEqualTo("@layer base;\n@layer base {\nb { margin: 0; }\n}\nc { margin: 1px; }\n\n");
    }

    @Test
    void referencesBecomeHashedAndStayRelative() {
        Assets assets = assets(Map.of(
                "css/main.css", "@import \"b.css\";",
                "css/b.css", "b { background: url(\"../icons/x.svg\"); }",
                "icons/x.svg", "<svg/>",
                "js/main.js", "import { y } from \"./y.js\";\nimport(\"./y.js\");\n",
                "js/y.js", "export const y = 1;"));

        assertThat(text(assets, "css/main.css"))
                .isEqualTo("b { background: url(\"../" + hashed(assets, "icons/x.svg") + "\"); }");
        String y = hashed(assets, "js/y.js").substring("js/".length());
        assertThat(text(assets, "js/main.js"))
                .isEqualTo("import { y } from \"./" + y + "\";\nimport(\"./" + y + "\");\n");
    }

    @Test
    void aSheetsHashChangesWhenAFileItRefersToChanges() {
        String sheet = "a { background: url(\"x.svg\"); }";

        assertThat(assets(Map.of("a.css", sheet, "x.svg", "<svg/>")).url("a.css"))
                .isNotEqualTo(
                        assets(Map.of("a.css", sheet, "x.svg", "<svg></svg>")).url("a.css"));
    }

    @Test
    void aMissingReferenceIsToldAtStart() {
        assertThatThrownBy(() -> assets(Map.of("css/a.css", "a { background: url(\"../no.svg\"); }")))
                .hasMessage("static/css/a.css refers to static/no.svg, which is missing");
    }

    @Test
    void scriptsThatImportEachOtherAreRefused() {
        assertThatThrownBy(() -> assets(Map.of("a.js", "import \"./b.js\";", "b.js", "import \"./a.js\";")))
                .hasMessageContaining("in a circle");
    }

    @Test
    void aMisspeltNameInATemplateIsAMistake() {
        assertThatThrownBy(() -> assets(Map.of()).url("css/man.css")).hasMessageContaining("css/man.css");
    }

    @Test
    void everyShippedFileIsReadyAndEveryReferenceResolves() {
        Assets assets = Assets.load("/static/");

        assertThat(assets.all()).extracting(Asset::logicalPath).contains("css/main.css", "fonts/literata-latin.woff2");
        for (Asset asset : assets.all()) {
            if (asset.logicalPath().endsWith(".css") || asset.logicalPath().endsWith(".js")) {
                REFERENCE.matcher(new String(asset.content(), UTF_8)).results().forEach(found -> {
                    String target = AssetPath.resolve(asset.hashedPath(), found.group(1));
                    assertThat(assets.find(target))
                            .as("%s in %s", target, asset.logicalPath())
                            .isPresent();
                });
            }
        }
    }

    @Test
    void stylesAndScriptsStayWithinTheirBudget() {
        Assets assets = Assets.load("/static/");

        long styles = assets.find("css/main.css").orElseThrow().bytes(Encoding.GZIP).length;
        long scripts = assets.all().stream()
                .filter(asset -> asset.logicalPath().endsWith(".js"))
                .mapToLong(asset -> asset.bytes(Encoding.GZIP).length)
                .sum();

        assertThat(scripts).isLessThan(30 * 1024);
        assertThat(styles + scripts).isLessThan(60 * 1024);
    }

    @Test
    void collectingWritesPublishedNamesPackedCopiesAndAManifest(@TempDir Path folder) throws IOException {
        Assets assets = assets(Map.of("css/a.css", "a { color: red; }\n".repeat(40), "fonts/f.woff2", "font"));

        assertThat(assets.writeTo(folder)).isEqualTo(2);
        assertThat(assets.writeTo(folder)).isEqualTo(2);

        String sheet = hashed(assets, "css/a.css");
        assertThat(folder.resolve(sheet))
                .hasBinaryContent(assets.find(sheet).orElseThrow().content());
        assertThat(folder.resolve(sheet + ".gz")).isNotEmptyFile();
        assertThat(folder.resolve(sheet + ".br")).isNotEmptyFile();
        assertThat(folder.resolve(hashed(assets, "fonts/f.woff2") + ".gz")).doesNotExist();
        assertThat(folder.resolve("manifest.json"))
                .hasContent("{\n  \"css/a.css\": \"" + sheet + "\",\n  \"fonts/f.woff2\": \""
                        + hashed(assets, "fonts/f.woff2") + "\"\n}\n");
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(5);
        }
    }

    private static Assets assets(Map<String, String> sources) {
        var bytes = new TreeMap<String, byte[]>();
        sources.forEach((path, text) -> bytes.put(path, text.getBytes(UTF_8)));
        return Assets.of("/static/", AssetBuild.of(bytes));
    }

    private static String hashed(Assets assets, String path) {
        return assets.url(path).substring("/static/".length());
    }

    private static String text(Assets assets, String path) {
        return new String(assets.find(path).orElseThrow().content(), UTF_8);
    }
}
