package social.lindworm.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Where a log ended at some moment, so that what was there before is not taken for news.
///
/// @param at bytes from the beginning
record LogMark(Path file, long at) {

    /// The end of the file as it is now; its beginning if there is none yet.
    static LogMark now(Path file) throws IOException {
        return new LogMark(file, Files.exists(file) ? Files.size(file) : 0);
    }

    /// The last lines written since, oldest first. A file shorter than it was is a new one: the log was rotated.
    List<String> lastLines(int most) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (InputStream written = Files.newInputStream(file)) {
            written.skipNBytes(Files.size(file) < at ? 0 : at);
            List<String> lines = new String(written.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.subList(Math.max(0, lines.size() - most), lines.size());
        }
    }
}
