package social.lindworm.web.assets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All static files of the program. Immutable and safe to share between threads.
public final class Assets {
    private final String prefix;
    private final Map<String, Asset> byLogicalPath;

    private Assets(String prefix, Map<String, Asset> byLogicalPath) {
        this.prefix = prefix;
        this.byLogicalPath = byLogicalPath;
    }

    /// Reads and prepares the files. `prefix` is what their addresses start with, ending in a slash: `/static/`, or the
    /// public address of the object store they were collected to.
    public static Assets load(String prefix) {
        return of(prefix, AssetBuild.of(AssetSource.read(Assets.class, "static")));
    }

    static Assets of(String prefix, Map<String, Asset> assets) {
        if (!prefix.endsWith("/")) {
            throw new IllegalArgumentException("the prefix of static files ends with a slash: " + prefix);
        }
        return new Assets(prefix, assets);
    }

    /// The name a file is published under, below whatever place.
    ///
    /// @throws IllegalArgumentException when there is no such file, which is a mistake in a template
    public String publishedName(String logicalPath) {
        return url(logicalPath).substring(prefix.length());
    }

    /// The address of a file for use in a page.
    ///
    /// @throws IllegalArgumentException when there is no such file, which is a mistake in a template
    public String url(String logicalPath) {
        Asset asset = byLogicalPath.get(logicalPath);
        if (asset == null) {
            throw new IllegalArgumentException("no static file is called " + logicalPath);
        }
        return prefix + asset.hashedPath();
    }

    /// The file that a request for this path below the prefix means: by its published name, by the name it had in
    /// another version, or by its plain name.
    Optional<Asset> find(String path) {
        String logical =
                AssetPath.withoutHash(path).filter(byLogicalPath::containsKey).orElse(path);
        return Optional.ofNullable(byLogicalPath.get(logical));
    }

    /// Every file, sorted by its plain name.
    public List<Asset> all() {
        return byLogicalPath.values().stream()
                .sorted(Comparator.comparing(Asset::logicalPath))
                .toList();
    }

    /// Writes every file under its published name, with packed copies beside it, and a `manifest.json` from plain to
    /// published names. Files already there with the same name are left alone, those of earlier versions too, so
    /// pages still open keep working. Safe to run again.
    ///
    /// @return how many files the manifest names
    public int writeTo(Path folder) throws IOException {
        return AssetFolder.write(all(), folder);
    }
}
