package social.lindworm.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// The migrations that came with the program, from its jar or from the build's folder.
final class MigrationFiles {

    private MigrationFiles() {}

    /// Changes when any file of the folders changes, comes or goes.
    static String fingerprint(List<String> folders) {
        try {
            Map<String, byte[]> files = new TreeMap<>();
            for (String folder : folders) {
                read(folder, files);
            }
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, content) -> {
                digest.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void read(String folder, Map<String, byte[]> into) throws IOException, URISyntaxException {
        URL url = MigrationFiles.class.getResource("/" + folder);
        if (url == null) {
            return;
        }
        if (url.openConnection() instanceof JarURLConnection inJar) {
            readJar(inJar.getJarFile(), folder + "/", into);
        } else {
            try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
                for (Path file : files.toList()) {
                    into.put(folder + "/" + file.getFileName(), Files.readAllBytes(file));
                }
            }
        }
    }

    private static void readJar(JarFile jar, String prefix, Map<String, byte[]> into) throws IOException {
        for (JarEntry entry : jar.stream()
                .filter(file -> file.getName().startsWith(prefix) && !file.isDirectory())
                .toList()) {
            try (InputStream content = jar.getInputStream(entry)) {
                into.put(entry.getName(), content.readAllBytes());
            }
        }
    }
}
