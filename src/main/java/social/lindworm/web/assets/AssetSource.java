package social.lindworm.web.assets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// Reads every file under one folder of the class path, be that a jar or a folder of classes.
final class AssetSource {
    private AssetSource() {}

    /// The files by their path below the folder, sorted.
    static SortedMap<String, byte[]> read(Class<?> beside, String folder) {
        try {
            Path place = location(beside, folder);
            return Files.isDirectory(place) ? fromFolder(place.resolve(folder)) : fromJar(place, folder + "/");
        } catch (IOException e) {
            throw new UncheckedIOException("the static files cannot be read", e);
        }
    }

    private static Path location(Class<?> beside, String folder) throws IOException {
        URL url = beside.getProtectionDomain().getCodeSource().getLocation();
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IOException("no readable place for " + folder + ": " + url, e);
        }
    }

    private static SortedMap<String, byte[]> fromFolder(Path root) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        }
        return files;
    }

    private static SortedMap<String, byte[]> fromJar(Path jar, String prefix) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().toList()) {
                if (entry.getName().startsWith(prefix) && !entry.isDirectory()) {
                    try (InputStream in = file.getInputStream(entry)) {
                        files.put(entry.getName().substring(prefix.length()), in.readAllBytes());
                    }
                }
            }
        }
        return files;
    }
}
