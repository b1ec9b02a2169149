package social.lindworm.transfer.backup;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Media files in key order, one a line, packed in a file and read and written one at a time.
///
/// @param file where they stand
record MediaList(Path file) {

    private static final int BUFFER = 1 << 16;

    /// Takes files in key order.
    static final class Writer implements AutoCloseable {

        private final BufferedWriter out;
        private long files;
        private long bytes;

        private Writer(Path file) throws IOException {
            this.out = new BufferedWriter(new OutputStreamWriter(
                    new GZIPOutputStream(Files.newOutputStream(file), BUFFER), StandardCharsets.UTF_8));
        }

        void add(MediaFile media) throws IOException {
            out.write(media.line());
            out.write('\n');
            files++;
            bytes += media.size();
        }

        long files() {
            return files;
        }

        long bytes() {
            return bytes;
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    Writer write() throws IOException {
        return new Writer(file);
    }

    /// Close the stream.
    Stream<MediaFile> files() throws IOException {
        return files(Files.newInputStream(file));
    }

    /// Of a list that is not a file yet. Closing the stream closes what it reads.
    static Stream<MediaFile> files(InputStream packed) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(packed, BUFFER), StandardCharsets.UTF_8));
        return in.lines().map(MediaList::parse).onClose(() -> close(in));
    }

    private static MediaFile parse(String line) {
        return MediaFile.parse(line)
                .orElseThrow(() -> new BackupException("The list of media files is damaged. Nothing was changed."));
    }

    private static void close(BufferedReader in) {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Puts other lines in the place of some.
    ///
    /// @param corrections empty for files that are not there any more
    void correct(Map<MediaFile, Optional<MediaFile>> corrections) throws IOException {
        MediaList corrected = new MediaList(file.resolveSibling(file.getFileName() + ".corrected"));
        try (Stream<MediaFile> before = files();
                Writer after = corrected.write()) {
            for (Iterator<MediaFile> all = before.iterator(); all.hasNext(); ) {
                MediaFile media = all.next();
                Optional<MediaFile> right = corrections.getOrDefault(media, Optional.of(media));
                if (right.isPresent()) {
                    after.add(right.get());
                }
            }
        }
        Files.move(corrected.file, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
