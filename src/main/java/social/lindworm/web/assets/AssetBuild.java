package social.lindworm.web.assets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns source files into assets: folds imported sheets into the sheet that imports them, and writes hashed names
/// wherever one file refers to another. A file's hash is taken after that, so it changes when anything it refers to
/// changes.
final class AssetBuild {
    private static final Pattern CSS_IMPORT = Pattern.compile("@import \"([^\"]+)\"(?: layer\\(([a-z]+)\\))?;");
    private static final Pattern CSS_URL = Pattern.compile("url\\(\"([^\":]+)\"\\)");
    private static final Pattern CSS_COMMENT = Pattern.compile("/\\*.*?\\*/\\s*", Pattern.DOTALL);
    private static final Pattern JS_IMPORT = Pattern.compile("(from |import |import\\()\"(\\.{1,2}/[^\"]+)\"");

    private final SortedMap<String, byte[]> sources;
    private final Map<String, Asset> built = new LinkedHashMap<>();
    private final Set<String> underWay = new LinkedHashSet<>();

    private AssetBuild(SortedMap<String, byte[]> sources) {
        this.sources = sources;
    }

    /// All assets by logical path.
    static Map<String, Asset> of(SortedMap<String, byte[]> sources) {
        var build = new AssetBuild(sources);
        sources.keySet().forEach(build::asset);
        return Map.copyOf(build.built);
    }

    private Asset asset(String path) {
        Asset known = built.get(path);
        if (known != null) {
            return known;
        }
        if (!underWay.add(path)) {
            throw new IllegalStateException("static files refer to each other in a circle: " + underWay);
        }
        byte[] content = content(path);
        underWay.remove(path);
        var asset = new Asset(path, AssetPath.hash(content), content);
        built.put(path, asset);
        return asset;
    }

    private byte[] content(String path) {
        return switch (AssetPath.extension(path)) {
            case "css" -> sheet(path, path).getBytes(UTF_8);
            case "js" -> script(path).getBytes(UTF_8);
            default -> source(path, path);
        };
    }

    /// The text of a sheet as it reads from the folder of `root`, the sheet it ends up in.
    private String sheet(String path, String root) {
        String text = CSS_COMMENT.matcher(text(path, root)).replaceAll("");
        String folded = replace(CSS_IMPORT, text, found -> {
            String inner = sheet(AssetPath.resolve(path, found.group(1)), root);
            String layer = found.group(2);
            return layer == null ? inner : "@layer " + layer + " {\n" + inner + "}";
        });
        return replace(CSS_URL, folded, found -> "url(\"" + reference(root, found.group(1)) + "\")");
    }

    private String script(String path) {
        return replace(
                JS_IMPORT, text(path, path), found -> found.group(1) + "\"" + reference(path, found.group(2)) + "\"");
    }

    private String reference(String from, String reference) {
        String target = AssetPath.resolve(from, reference);
        if (AssetPath.withoutHash(target).isPresent()) {
            return reference;
        }
        source(target, from);
        return AssetPath.relative(from, asset(target).hashedPath());
    }

    private String text(String path, String wantedBy) {
        return new String(source(path, wantedBy), UTF_8);
    }

    private byte[] source(String path, String wantedBy) {
        byte[] bytes = sources.get(path);
        if (bytes == null) {
            throw new IllegalStateException("static/" + wantedBy + " refers to static/" + path + ", which is missing");
        }
        return bytes;
    }

    private static String replace(Pattern pattern, String text, Function<MatchResult, String> replacement) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(replacement.apply(found)));
    }
}
