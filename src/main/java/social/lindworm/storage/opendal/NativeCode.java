package social.lindworm.storage.opendal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.opendal.NativeLibrary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.lindworm.common.Message;
import social.lindworm.storage.StorageException;

/// The native part of OpenDAL: 45 MB, unpacked into the folder for temporary files when it is first needed. Linux
/// keeps what it has loaded, so the file is removed at once and a killed process leaves none behind.
final class NativeCode {

    private static final Logger log = LoggerFactory.getLogger(NativeCode.class);
    private static final Path MAPPED = Path.of("/proc/self/maps");

    private NativeCode() {}

    static synchronized void load() {
        try {
            NativeLibrary.loadLibrary();
        } catch (RuntimeException | LinkageError e) {
            String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
            throw new StorageException.Denied(
                    "load the native code for",
                    system,
                    e,
                    Message.of("storage.cloud.platform", system, System.getProperty("java.io.tmpdir")));
        }
        removeUnpacked();
    }

    private static void removeUnpacked() {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            List<String> maps = Files.isReadable(MAPPED) ? Files.readAllLines(MAPPED) : List.of();
            for (String line : maps) {
                int start = line.indexOf('/');
                if (start > 0 && line.endsWith(".so") && line.contains("/libopendal_java")) {
                    Path file = Path.of(line.substring(start));
                    if (folder.equals(file.getParent())) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        } catch (IOException e) {
            log.debug("The unpacked native code stays in {} until the process ends: {}", folder, e.getMessage());
        }
    }
}
