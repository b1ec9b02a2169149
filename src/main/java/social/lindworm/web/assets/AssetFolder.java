package social.lindworm.web.assets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;

/// Writes assets to a folder that a web server or an upload may take them from.
final class AssetFolder {
    private AssetFolder() {}

    static int write(List<Asset> assets, Path folder) throws IOException {
        for (Asset asset : assets) {
            for (Encoding encoding : encodings(asset)) {
                put(folder.resolve(asset.hashedPath() + encoding.suffix()), asset.bytes(encoding));
            }
        }
        replace(folder.resolve("manifest.json"), manifest(assets).getBytes(UTF_8));
        return assets.size();
    }

    private static List<Encoding> encodings(Asset asset) {
        if (asset.encodingFor(Encoding.GZIP) == Encoding.PLAIN) {
            return List.of(Encoding.PLAIN);
        }
        return Compression.brotliAvailable() ? List.of(Encoding.values()) : List.of(Encoding.PLAIN, Encoding.GZIP);
    }

    private static void put(Path file, byte[] bytes) throws IOException {
        if (!Files.exists(file) || Files.size(file) != bytes.length) {
            replace(file, bytes);
        }
    }

    /// A reader sees the old file or the new one, never half of one.
    private static void replace(Path file, byte[] bytes) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft = Files.createTempFile(folder, ".new-", ".part");
        try {
            Files.write(draft, bytes);
            draft.toFile().setReadable(true, false);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static String manifest(List<Asset> assets) {
        return assets.stream()
                .map(asset -> "  \"" + asset.logicalPath() + "\": \"" + asset.hashedPath() + "\"")
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }
}
