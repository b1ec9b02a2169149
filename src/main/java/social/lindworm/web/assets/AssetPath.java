package social.lindworm.web.assets;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What can be told from an asset's path alone.
final class AssetPath {
    private static final int HASH_LENGTH = 10;
    private static final Pattern HASHED = Pattern.compile("(.+)\\.[0-9a-f]{" + HASH_LENGTH + "}(\\.[a-z0-9]+)");

    private AssetPath() {}

    static String withHash(String path, String hash) {
        int dot = path.lastIndexOf('.');
        return path.substring(0, dot) + "." + hash + path.substring(dot);
    }

    /// The logical path of a published name, whatever hash it carries.
    static Optional<String> withoutHash(String path) {
        Matcher matcher = HASHED.matcher(path);
        return matcher.matches() ? Optional.of(matcher.group(1) + matcher.group(2)) : Optional.empty();
    }

    static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static String extension(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    static boolean compressible(String path) {
        return switch (extension(path)) {
            case "css", "js", "svg", "txt", "webmanifest", "json" -> true;
            default -> false;
        };
    }

    static String contentType(String path) {
        return switch (extension(path)) {
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml";
            case "png" -> "image/png";
            case "ico" -> "image/x-icon";
            case "woff2" -> "font/woff2";
            case "txt" -> "text/plain; charset=utf-8";
            case "json" -> "application/json";
            case "webmanifest" -> "application/manifest+json";
            default -> throw new IllegalStateException("no content type known for the static file " + path);
        };
    }

    /// The path that a relative reference inside `from` points at.
    static String resolve(String from, String reference) {
        String base = from.contains("/") ? from.substring(0, from.lastIndexOf('/') + 1) : "";
        String rest = reference;
        while (rest.startsWith("./") || rest.startsWith("../")) {
            if (rest.startsWith("./")) {
                rest = rest.substring(2);
            } else {
                rest = rest.substring(3);
                base = base.substring(0, base.lastIndexOf('/', Math.max(0, base.length() - 2)) + 1);
            }
        }
        return base + rest;
    }

    /// How a file in the folder of `from` refers to `target`; relative, so that it holds on any host.
    static String relative(String from, String target) {
        long depth = from.chars().filter(c -> c == '/').count();
        String folder = from.substring(0, from.lastIndexOf('/') + 1);
        return !folder.isEmpty() && target.startsWith(folder)
                ? "./" + target.substring(folder.length())
                : "../".repeat((int) depth) + target;
    }
}
